"""What a model says to its user is no part of a plan."""

from __future__ import annotations

import pytest

from plandraft.core.model_talk import is_talk
from plandraft.core.sense import nonsense_in


@pytest.mark.parametrize(
    "text",
    [
        "对不起，我无法回答这个问题。",
        "抱歉，由于资料不足，无法生成该部分。请提供更多信息。",
        "作为一个人工智能语言模型，我不能给出具体人名。",
        "首先，我需要理解用户的需求。",
        "让我想想，用户要求写一份计划。",
        "请自行补充",
        "此处填写具体措施",
        "按JSON格式输出，注意字段。",
        "用户：写计划 助手：好的",
    ],
)
def test_talk_counts_as_not_given(text: str) -> None:
    """So it is asked for again, and becomes a gap."""
    assert is_talk(text)
    assert nonsense_in(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "用户满意度测评每季度一次，用户意见24小时内答复。",
        "开展“我为群众办实事”，我们需要什么由职工点单。",
        "请职工提供体检需求，请各科室补充名单。",
        "因经费不足，活动室不能当年建成的，列入下年。",
        "忘我工作、自我加压，争做岗位能手。",
        "以下是为您生成的措施。每月走访一次困难职工。",
    ],
)
def test_a_plan_s_own_words_are_none(text: str) -> None:
    """Users, needs and requests occur in plans; a sentence of talk beside others is the rule's (PD504)."""
    assert not is_talk(text)
