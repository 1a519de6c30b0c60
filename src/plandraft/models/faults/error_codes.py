"""What the codes mean that vendors put into the field for them.

They are those of the vendors' own pages and of public issue threads, gathered on 2026-11-22: OpenAI, Azure, DashScope,
Zhipu, Moonshot, Volcengine Ark, Baidu Qianfan, SiliconFlow, MiniMax, vLLM, llama.cpp, LiteLLM and the one-api family.
In a sentence, 1310 is a number like any other.
"""

from __future__ import annotations

from typing import Literal

FaultAction = Literal[
    "retry", "adapt", "quota", "key", "unknown", "refused", "too_long", "faulty", "over_budget", "stop"
]
"""What to do about a fault; ``faulty`` is a reply that is none, the others are named after what they are about."""

_LISTED: dict[FaultAction, str] = {
    "quota": """
        insufficient_quota insufficient_user_quota insufficient_balance exceeded_current_quota_error
        accountoverdueerror arrearage billing_hard_limit_reached budget_exceeded 1113 1304 1308 1310 1008
    """,
    "key": """
        invalid_api_key authentication_error invalid_authentication_error key_model_access_denied
        team_model_access_denied 110
    """,
    "unknown": """
        model_not_found invalidendpointormodel modelnotopen invalidendpoint.closedendpoint 1211 20012
    """,
    "too_long": """
        context_length_exceeded exceed_context_size_error tokens_too_long characters_too_long
        model_context_window_exceeded contextwindowexceedederror 1261 20015
    """,
    "refused": """
        content_filter data_inspection_failed datainspectionfailed inputtextriskdetection responsibleaipolicyviolation
        content_policy_violation contentpolicyviolationerror sensitive 1301
    """,
    "retry": """
        rate_limit_exceeded rpm_rate_limit_exceeded tpm_rate_limit_exceeded insufficient_system_resource throttling
        1302 1303 1305 1312 1002 336501
    """,
}
CODES: dict[str, FaultAction] = {code: action for action, codes in _LISTED.items() for code in codes.split()}
"""Lower case; a code of several parts (``Throttling.RateQuota``) is also known by its first or its last."""
