"""All rules, written out: nothing registers by being imported."""

from __future__ import annotations

from plandraft.checks.base import Rule
from plandraft.checks.rules.pd101_part_missing import PartMissing
from plandraft.checks.rules.pd102_empty_field import EmptyField
from plandraft.checks.rules.pd103_length_out_of_band import LengthOutOfBand
from plandraft.checks.rules.pd104_incomplete_title import IncompleteTitle
from plandraft.checks.rules.pd105_unsigned import Unsigned
from plandraft.checks.rules.pd106_declared_gap import DeclaredGap
from plandraft.checks.rules.pd107_broken_enumeration import BrokenEnumeration
from plandraft.checks.rules.pd108_numbering_skips import NumberingSkips
from plandraft.checks.rules.pd109_level_skipped import LevelSkipped
from plandraft.checks.rules.pd110_part_doubled import PartDoubled
from plandraft.checks.rules.pd111_part_out_of_order import PartOutOfOrder
from plandraft.checks.rules.pd112_doubled_node import DoubledNode
from plandraft.checks.rules.pd113_title_of_another_year import TitleOfAnotherYear
from plandraft.checks.rules.pd114_signature_mismatch import SignatureMismatch
from plandraft.checks.rules.pd115_period_mostly_passed import PeriodMostlyPassed
from plandraft.checks.rules.pd116_period_beyond_knowledge import PeriodBeyondKnowledge
from plandraft.checks.rules.pd201_measure_without_owner import MeasureWithoutOwner
from plandraft.checks.rules.pd202_unknown_owner import UnknownOwner
from plandraft.checks.rules.pd203_vague_owner import VagueOwner
from plandraft.checks.rules.pd204_measure_without_time import MeasureWithoutTime
from plandraft.checks.rules.pd205_goal_without_measure import GoalWithoutMeasure
from plandraft.checks.rules.pd206_measure_without_goal import MeasureWithoutGoal
from plandraft.checks.rules.pd207_measure_without_entry import MeasureWithoutEntry
from plandraft.checks.rules.pd208_entry_without_measure import EntryWithoutMeasure
from plandraft.checks.rules.pd209_goal_without_indicator import GoalWithoutIndicator
from plandraft.checks.rules.pd210_dangling_link import DanglingLink
from plandraft.checks.rules.pd211_profile_item_missing import ProfileItemMissing
from plandraft.checks.rules.pd212_unclear_indicator import UnclearIndicator
from plandraft.checks.rules.pd213_owner_overloaded import OwnerOverloaded
from plandraft.checks.rules.pd214_vague_time import VagueTime
from plandraft.checks.rules.pd215_profile_figure_contradicted import ProfileFigureContradicted
from plandraft.checks.rules.pd216_required_event_at_another_time import RequiredEventAtAnotherTime
from plandraft.checks.rules.pd217_entry_without_time import EntryWithoutTime
from plandraft.checks.rules.pd218_timing_disagrees import TimingDisagrees
from plandraft.checks.rules.pd219_headcount_contradicted import HeadcountContradicted
from plandraft.checks.rules.pd220_avoided_item_planned import AvoidedItemPlanned
from plandraft.checks.rules.pd221_owner_among_its_partners import OwnerAmongItsPartners
from plandraft.checks.rules.pd222_audits_itself import AuditsItself
from plandraft.checks.rules.pd223_one_department_owns_too_much import OneDepartmentOwnsTooMuch
from plandraft.checks.rules.pd224_work_of_another_owner import WorkOfAnotherOwner
from plandraft.checks.rules.pd225_frequency_contradicted import FrequencyContradicted
from plandraft.checks.rules.pd226_event_doubled import EventDoubled
from plandraft.checks.rules.pd227_owner_disagrees import OwnerDisagrees
from plandraft.checks.rules.pd228_month_without_line import MonthWithoutLine
from plandraft.checks.rules.pd229_figures_contradict import FiguresContradict
from plandraft.checks.rules.pd230_soft_goal import SoftGoal
from plandraft.checks.rules.pd231_partner_without_lead import PartnerWithoutLead
from plandraft.checks.rules.pd232_share_above_whole import ShareAboveWhole
from plandraft.checks.rules.pd233_calendar_without_owners import CalendarWithoutOwners
from plandraft.checks.rules.pd234_more_people_than_there_are import MorePeopleThanThereAre
from plandraft.checks.rules.pd301_month_without_entry import MonthWithoutEntry
from plandraft.checks.rules.pd302_month_overloaded import MonthOverloaded
from plandraft.checks.rules.pd303_observance_in_wrong_month import ObservanceInWrongMonth
from plandraft.checks.rules.pd304_wrong_ordinal import WrongOrdinal
from plandraft.checks.rules.pd305_date_outside_period import DateOutsidePeriod
from plandraft.checks.rules.pd306_observance_on_wrong_date import ObservanceOnWrongDate
from plandraft.checks.rules.pd307_warmth_after_spring_festival import WarmthAfterSpringFestival
from plandraft.checks.rules.pd308_holiday_shift_not_announced import HolidayShiftNotAnnounced
from plandraft.checks.rules.pd309_wrong_weekday import WrongWeekday
from plandraft.checks.rules.pd310_preparation_after_event import PreparationAfterEvent
from plandraft.checks.rules.pd311_event_in_resting_month import EventInRestingMonth
from plandraft.checks.rules.pd312_impossible_date import ImpossibleDate
from plandraft.checks.rules.pd313_title_and_time_disagree import TitleAndTimeDisagree
from plandraft.checks.rules.pd314_year_of_another_period import YearOfAnotherPeriod
from plandraft.checks.rules.pd401_over_budget import OverBudget
from plandraft.checks.rules.pd402_gift_on_other_day import GiftOnOtherDay
from plandraft.checks.rules.pd403_amount_without_budget import AmountWithoutBudget
from plandraft.checks.rules.pd404_sum_does_not_add_up import SumDoesNotAddUp
from plandraft.checks.rules.pd405_over_budget_line import OverBudgetLine
from plandraft.checks.rules.pd406_over_per_head_cap import OverPerHeadCap
from plandraft.checks.rules.pd407_product_does_not_fit import ProductDoesNotFit
from plandraft.checks.rules.pd408_forbidden_spending import ForbiddenSpending
from plandraft.checks.rules.pd409_budget_differs import BudgetDiffers
from plandraft.checks.rules.pd501_leaked_string import LeakedString
from plandraft.checks.rules.pd502_placeholder_left import PlaceholderLeft
from plandraft.checks.rules.pd503_ungrounded_figure import UngroundedFigure
from plandraft.checks.rules.pd504_model_talk import ModelTalk
from plandraft.checks.rules.pd505_foreign_looking_name import ForeignLookingName
from plandraft.checks.rules.pd506_copied_run import CopiedRun
from plandraft.checks.rules.pd507_foreign_instruction import ForeignInstruction
from plandraft.checks.rules.pd508_unknown_document import UnknownDocument
from plandraft.checks.rules.pd509_unsupported_honour import UnsupportedHonour
from plandraft.checks.rules.pd510_example_name import ExampleName
from plandraft.checks.rules.pd511_tone_copied import ToneCopied
from plandraft.checks.rules.pd515_identifier_in_plan import IdentifierInPlan
from plandraft.checks.rules.pd521_machine_id import MachineId
from plandraft.checks.rules.pd522_code_left import CodeLeft
from plandraft.checks.rules.pd523_prompt_echo import PromptEcho
from plandraft.checks.rules.pd601_reference_not_in_force import ReferenceNotInForce
from plandraft.checks.rules.pd602_references_never_together import ReferencesNeverTogether
from plandraft.checks.rules.pd603_superseded_law import SupersededLaw
from plandraft.checks.rules.pd604_foreign_sector_term import ForeignSectorTerm
from plandraft.checks.rules.pd605_wrong_body_name import WrongBodyName
from plandraft.checks.rules.pd606_meeting_not_yet_held import MeetingNotYetHeld
from plandraft.checks.rules.pd607_wrong_law_version import WrongLawVersion
from plandraft.checks.rules.pd608_wrong_year_of_five_year_plan import WrongYearOfFiveYearPlan
from plandraft.checks.rules.pd609_document_of_another_sector import DocumentOfAnotherSector
from plandraft.checks.rules.pd610_dated_wording import DatedWording
from plandraft.checks.rules.pd611_set_phrase_broken import SetPhraseBroken
from plandraft.checks.rules.pd612_theory_standing_alone import TheoryStandingAlone
from plandraft.checks.rules.pd613_foreign_kind_term import ForeignKindTerm
from plandraft.checks.rules.pd614_basic_duty_missing import BasicDutyMissing
from plandraft.checks.rules.pd701_repeated_sentence import RepeatedSentence
from plandraft.checks.rules.pd702_half_width_punctuation import HalfWidthPunctuation
from plandraft.checks.rules.pd703_empty_sentence import EmptySentence
from plandraft.checks.rules.pd704_corrupted_synonym import CorruptedSynonym
from plandraft.checks.rules.pd705_near_repeated_sentence import NearRepeatedSentence
from plandraft.checks.rules.pd706_typo import Typo
from plandraft.checks.rules.pd707_doubled_word import DoubledWord
from plandraft.checks.rules.pd708_unbalanced_marks import UnbalancedMarks
from plandraft.checks.rules.pd709_nested_marks import NestedMarks
from plandraft.checks.rules.pd710_title_marks_around_activity import TitleMarksAroundActivity
from plandraft.checks.rules.pd711_comma_between_marks import CommaBetweenMarks
from plandraft.checks.rules.pd712_digit_with_numeral import DigitWithNumeral
from plandraft.checks.rules.pd713_mixed_numerals_in_date import MixedNumeralsInDate
from plandraft.checks.rules.pd714_faulty_document_number import FaultyDocumentNumber
from plandraft.checks.rules.pd715_wrong_number_mark import WrongNumberMark
from plandraft.checks.rules.pd716_mixed_enumeration import MixedEnumeration
from plandraft.checks.rules.pd717_english_left import EnglishLeft
from plandraft.checks.rules.pd718_doubled_mark import DoubledMark
from plandraft.checks.rules.pd719_mark_after_title import MarkAfterTitle
from plandraft.checks.rules.pd720_estimate_with_mark import EstimateWithMark
from plandraft.checks.rules.pd721_percent_range import PercentRange
from plandraft.checks.rules.pd722_short_year import ShortYear
from plandraft.checks.rules.pd723_overlong_sentence import OverlongSentence
from plandraft.checks.rules.pd724_blank_after_mark import BlankAfterMark
from plandraft.checks.rules.pd725_full_width_digit import FullWidthDigit
from plandraft.checks.rules.pd726_hyphen_between_years import HyphenBetweenYears
from plandraft.checks.rules.pd727_repeated_list_item import RepeatedListItem
from plandraft.checks.rules.pd728_junk_characters import JunkCharacters
from plandraft.checks.rules.pd729_unreadable_text import UnreadableText
from plandraft.checks.rules.pd730_traditional_script import TraditionalScript
from plandraft.checks.rules.pd731_foreign_language import ForeignLanguage
from plandraft.checks.rules.pd732_wordless_text import WordlessText
from plandraft.checks.rules.pd733_babble import Babble

CATALOGUE: tuple[Rule, ...] = (
    PartMissing(),
    EmptyField(),
    LengthOutOfBand(),
    IncompleteTitle(),
    Unsigned(),
    DeclaredGap(),
    BrokenEnumeration(),
    NumberingSkips(),
    LevelSkipped(),
    PartDoubled(),
    PartOutOfOrder(),
    DoubledNode(),
    TitleOfAnotherYear(),
    SignatureMismatch(),
    PeriodMostlyPassed(),
    PeriodBeyondKnowledge(),
    MeasureWithoutOwner(),
    UnknownOwner(),
    VagueOwner(),
    MeasureWithoutTime(),
    GoalWithoutMeasure(),
    MeasureWithoutGoal(),
    MeasureWithoutEntry(),
    EntryWithoutMeasure(),
    GoalWithoutIndicator(),
    DanglingLink(),
    ProfileItemMissing(),
    UnclearIndicator(),
    OwnerOverloaded(),
    VagueTime(),
    ProfileFigureContradicted(),
    RequiredEventAtAnotherTime(),
    EntryWithoutTime(),
    TimingDisagrees(),
    HeadcountContradicted(),
    AvoidedItemPlanned(),
    OwnerAmongItsPartners(),
    AuditsItself(),
    OneDepartmentOwnsTooMuch(),
    WorkOfAnotherOwner(),
    FrequencyContradicted(),
    EventDoubled(),
    OwnerDisagrees(),
    MonthWithoutLine(),
    FiguresContradict(),
    SoftGoal(),
    PartnerWithoutLead(),
    ShareAboveWhole(),
    CalendarWithoutOwners(),
    MorePeopleThanThereAre(),
    MonthWithoutEntry(),
    MonthOverloaded(),
    ObservanceInWrongMonth(),
    WrongOrdinal(),
    DateOutsidePeriod(),
    ObservanceOnWrongDate(),
    WarmthAfterSpringFestival(),
    HolidayShiftNotAnnounced(),
    WrongWeekday(),
    PreparationAfterEvent(),
    EventInRestingMonth(),
    ImpossibleDate(),
    TitleAndTimeDisagree(),
    YearOfAnotherPeriod(),
    OverBudget(),
    GiftOnOtherDay(),
    AmountWithoutBudget(),
    SumDoesNotAddUp(),
    OverBudgetLine(),
    OverPerHeadCap(),
    ProductDoesNotFit(),
    ForbiddenSpending(),
    BudgetDiffers(),
    LeakedString(),
    PlaceholderLeft(),
    UngroundedFigure(),
    ModelTalk(),
    ForeignLookingName(),
    CopiedRun(),
    ForeignInstruction(),
    UnknownDocument(),
    UnsupportedHonour(),
    ExampleName(),
    ToneCopied(),
    IdentifierInPlan(),
    MachineId(),
    CodeLeft(),
    PromptEcho(),
    ReferenceNotInForce(),
    ReferencesNeverTogether(),
    SupersededLaw(),
    ForeignSectorTerm(),
    WrongBodyName(),
    MeetingNotYetHeld(),
    WrongLawVersion(),
    WrongYearOfFiveYearPlan(),
    DocumentOfAnotherSector(),
    DatedWording(),
    SetPhraseBroken(),
    TheoryStandingAlone(),
    ForeignKindTerm(),
    BasicDutyMissing(),
    RepeatedSentence(),
    HalfWidthPunctuation(),
    EmptySentence(),
    CorruptedSynonym(),
    NearRepeatedSentence(),
    Typo(),
    DoubledWord(),
    UnbalancedMarks(),
    NestedMarks(),
    TitleMarksAroundActivity(),
    CommaBetweenMarks(),
    DigitWithNumeral(),
    MixedNumeralsInDate(),
    FaultyDocumentNumber(),
    WrongNumberMark(),
    MixedEnumeration(),
    EnglishLeft(),
    DoubledMark(),
    MarkAfterTitle(),
    EstimateWithMark(),
    PercentRange(),
    ShortYear(),
    OverlongSentence(),
    BlankAfterMark(),
    FullWidthDigit(),
    HyphenBetweenYears(),
    RepeatedListItem(),
    JunkCharacters(),
    UnreadableText(),
    TraditionalScript(),
    ForeignLanguage(),
    WordlessText(),
    Babble(),
)
"""Every rule in the order of its code."""

RETIRED: tuple[str, ...] = ()
"""Codes of rules that are gone; they are never used again."""
