"""All rules, written out: nothing registers by being imported."""

from __future__ import annotations

from plandraft.checks.base import Rule
from plandraft.checks.rules.pd101_part_missing import PartMissing
from plandraft.checks.rules.pd102_empty_field import EmptyField
from plandraft.checks.rules.pd103_length_out_of_band import LengthOutOfBand
from plandraft.checks.rules.pd104_incomplete_title import IncompleteTitle
from plandraft.checks.rules.pd106_declared_gap import DeclaredGap
from plandraft.checks.rules.pd201_measure_without_owner import MeasureWithoutOwner
from plandraft.checks.rules.pd202_unknown_owner import UnknownOwner
from plandraft.checks.rules.pd203_vague_owner import VagueOwner
from plandraft.checks.rules.pd204_measure_without_time import MeasureWithoutTime
from plandraft.checks.rules.pd205_goal_without_measure import GoalWithoutMeasure
from plandraft.checks.rules.pd206_measure_without_goal import MeasureWithoutGoal
from plandraft.checks.rules.pd207_measure_without_entry import MeasureWithoutEntry
from plandraft.checks.rules.pd209_goal_without_indicator import GoalWithoutIndicator
from plandraft.checks.rules.pd210_dangling_link import DanglingLink
from plandraft.checks.rules.pd211_profile_item_missing import ProfileItemMissing
from plandraft.checks.rules.pd301_month_without_entry import MonthWithoutEntry
from plandraft.checks.rules.pd302_month_overloaded import MonthOverloaded
from plandraft.checks.rules.pd303_observance_in_wrong_month import ObservanceInWrongMonth
from plandraft.checks.rules.pd304_wrong_ordinal import WrongOrdinal
from plandraft.checks.rules.pd305_date_outside_period import DateOutsidePeriod
from plandraft.checks.rules.pd401_over_budget import OverBudget
from plandraft.checks.rules.pd402_gift_on_other_day import GiftOnOtherDay
from plandraft.checks.rules.pd501_leaked_string import LeakedString
from plandraft.checks.rules.pd502_placeholder_left import PlaceholderLeft
from plandraft.checks.rules.pd504_model_talk import ModelTalk
from plandraft.checks.rules.pd601_reference_not_in_force import ReferenceNotInForce
from plandraft.checks.rules.pd603_superseded_law import SupersededLaw
from plandraft.checks.rules.pd604_foreign_sector_term import ForeignSectorTerm
from plandraft.checks.rules.pd605_wrong_body_name import WrongBodyName
from plandraft.checks.rules.pd701_repeated_sentence import RepeatedSentence
from plandraft.checks.rules.pd702_half_width_punctuation import HalfWidthPunctuation
from plandraft.checks.rules.pd706_typo import Typo

CATALOGUE: tuple[Rule, ...] = (
    PartMissing(),
    EmptyField(),
    LengthOutOfBand(),
    IncompleteTitle(),
    DeclaredGap(),
    MeasureWithoutOwner(),
    UnknownOwner(),
    VagueOwner(),
    MeasureWithoutTime(),
    GoalWithoutMeasure(),
    MeasureWithoutGoal(),
    MeasureWithoutEntry(),
    GoalWithoutIndicator(),
    DanglingLink(),
    ProfileItemMissing(),
    MonthWithoutEntry(),
    MonthOverloaded(),
    ObservanceInWrongMonth(),
    WrongOrdinal(),
    DateOutsidePeriod(),
    OverBudget(),
    GiftOnOtherDay(),
    LeakedString(),
    PlaceholderLeft(),
    ModelTalk(),
    ReferenceNotInForce(),
    SupersededLaw(),
    ForeignSectorTerm(),
    WrongBodyName(),
    RepeatedSentence(),
    HalfWidthPunctuation(),
    Typo(),
)
"""Every rule in the order of its code."""
