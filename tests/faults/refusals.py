"""Error responses, in the words and shapes of the vendors (gathered 2026-11-22)."""

from __future__ import annotations

from email.utils import formatdate
from typing import Any
from uuid import uuid4

from tests.faults.case import Case, error, page, unless
from tests.faults.server import Wire, right

KEY = "sk-canary-7f3a9b2c5d8e1f04"


def oai(message: str, **more: Any) -> dict[str, Any]:
    """An error as OpenAI words it."""
    return {"error": {"message": message, "type": "invalid_request_error", "param": None, "code": None} | more}


def _echo(wire: Wire) -> bool:
    return error(401, oai(f"Incorrect API key provided: {wire.key}.", code="invalid_api_key"))(wire)


BUSY = "当前分组上游负载已饱和，请稍后再试 (request id: 20261122)"
SOON = {"retry_after": "0"}
PASSING = [
    Case("429-rate", error(429, oai("Rate limit reached", type="requests", code="rate_limit_exceeded"), **SOON)),
    Case("429-relay-load", error(429, oai(BUSY, type="new_api_error"), **SOON)),
    Case("429-zhipu-1302", error(429, {"error": {"code": "1302", "message": "您的账户已达到速率限制"}}, **SOON)),
    Case("429-date", error(429, oai("slow down"), retry_after=formatdate(0, usegmt=True))),
    Case("429-ms", error(429, oai("slow down"), retry_after_ms="1")),
    Case("408", error(408, "")),
    Case("500-bare", error(500, "", "text/plain")),
    Case("500-fastapi", error(500, {"detail": "Internal Server Error"})),
    Case("502-page", page(502, "502 Bad Gateway")),
    Case("425", error(425, oai("Too Early"))),
    Case("520-cloudflare", page(520, "Web server is returning an unknown error")),
    Case("429-dashscope", error(429, oai("Requests rate limit exceeded", code="Throttling.RateQuota"), **SOON)),
    Case(
        "429-litellm",
        error(429, oai("litellm.RateLimitError: OpenAIException - slow down", type=None, code="429"), **SOON),
    ),
    Case("503-loading", error(503, oai("Loading model", code=503, type="unavailable_error"))),
    Case("503-siliconflow", error(503, {"code": 50505, "message": "Model service overloaded.", "data": None})),
    Case("503-no-channel", error(503, oai("当前分组 default 下对于模型 m 无可用渠道", type="one_api_error"))),
    Case("504-page", page(504, "504 Gateway Time-out")),
    Case("524-relay", error(524, {"error": {"message": "", "type": "upstream_error", "param": "524"}})),
    Case("529-overloaded", error(529, oai("Overloaded", type="overloaded_error"))),
    Case("200-qianfan-rpm", error(200, {"code": 336501, "msg": "Rate limit reached for RPM"})),
    Case("200-minimax-1002", error(200, {"base_resp": {"status_code": 1002, "status_msg": "rate limit"}})),
    Case(
        "200-openrouter-502", error(200, {"error": {"code": 502, "message": "Provider returned error", "metadata": {}}})
    ),
]

QUOTA = [
    Case("429-quota", error(429, oai("You exceeded your current quota", type="insufficient_quota")), "quota", 1),
    Case("402", error(402, oai("Insufficient Balance")), "quota", 1),
    Case("429-zhipu-1113", error(429, {"error": {"code": "1113", "message": "您的账户已欠费"}}), "quota", 1),
    Case("429-zhipu-1308", error(429, {"error": {"code": 1308, "message": "已达到使用上限"}}), "quota", 1),
    Case("403-ark", error(403, oai("The account has an overdue balance", code="AccountOverdueError")), "quota", 1),
    Case("400-arrearage", error(400, oai("Access denied", code="Arrearage")), "quota", 1),
    Case("403-relay-quota", error(403, oai("用户额度不足", code="insufficient_user_quota")), "quota", 1),
    Case("200-quota", error(200, oai("You exceeded your current quota", code="insufficient_quota")), "quota", 1),
    Case("200-minimax-1008", error(200, {"base_resp": {"status_code": 1008, "status_msg": "balance"}}), "quota", 1),
    Case(
        "stream-quota",
        lambda wire: wire.events(oai("You exceeded your current quota", code="insufficient_quota"), end=""),
        "quota",
        1,
        modes=("streamed",),
    ),
]

STOPS = [
    Case("401-echo", _echo, "key", 1),
    Case("401-string", error(401, {"error": "Unauthorized"}), "key", 1),
    Case("401-detail", error(401, {"detail": "Invalid API key"}), "key", 1),
    Case("403", error(403, oai("You are not allowed")), "key", 1),
    Case("400-litellm-key", error(400, oai("No connected db.", code="400")), "key", 1),
    Case("200-qianfan-110", error(200, {"error_code": 110, "error_msg": "Access token invalid"}), "key", 1),
    Case("404-model", error(404, oai("The model `m` does not exist", code="model_not_found")), "unknown", 1),
    Case("404-page", page(404, "404 Not Found"), "unknown", 1),
    Case(
        "400-zhipu-1211",
        error(400, {"error": {"code": "1211", "message": "模型不存在，请检查模型代码。"}}),
        "unknown",
        1,
    ),
    Case(
        "400-siliconflow", error(400, {"code": 20012, "message": "Model does not exist.", "data": None}), "unknown", 1
    ),
    Case("400-ark-closed", error(400, oai("closed, retry later", code="InvalidEndpoint.ClosedEndpoint")), "unknown", 1),
    Case("404-ark-not-open", error(404, oai("activate the model", code="ModelNotOpen")), "unknown", 1),
    Case("403-kimi-balance", error(403, oai("exceeded", type="exceeded_current_quota_error")), "quota", 1),
    Case("403-siliconflow-name", error(403, {"code": 30011, "message": "需要实名认证", "data": None}), "key", 1),
    Case("434-zhipu", error(434, {"error": {"code": "1220", "message": "您无权访问"}}), "unreachable", 1),
    Case("404-ark", error(404, oai("no endpoint", code="InvalidEndpointOrModel.NotFound")), "unknown", 1),
    Case("200-login-page", page(200, "统一身份认证"), "unknown", 1),
    Case("307-elsewhere", error(307, "", location="https://elsewhere.example/v1/chat/completions"), "unknown", 1),
    Case("429-an-hour", error(429, oai("slow down"), retry_after="3600"), "unreachable", 1),
]

TOO_LONG = [
    Case(name, error(status, body), "too_long", 1)
    for name, status, body in (
        ("openai", 400, oai("This model's maximum context length is 4097 tokens.", code="context_length_exceeded")),
        (
            "vllm",
            400,
            {"object": "error", "message": "This model's maximum context length is 6048 tokens.", "code": 400},
        ),
        ("vllm-negative", 400, {"object": "error", "message": "max_tokens must be at least 1, got -186.", "code": 400}),
        ("vllm-param", 400, {"error": {"message": "too many", "param": "input_tokens", "code": 400}}),
        ("siliconflow", 400, {"code": 20015, "message": "length of prompt_tokens (68957)", "data": None}),
        ("zhipu", 400, {"error": {"code": "1261", "message": "Prompt 超长"}}),
        ("kimi", 400, {"error": {"message": "Your request exceeded model token limit: 262144", "type": "invalid"}}),
        ("dashscope", 400, oai("Range of input length should be [1, 30720]", code="invalid_parameter_error")),
        ("llama-server", 400, oai("the request exceeds", code=400, type="exceed_context_size_error", n_ctx=4096)),
        ("litellm", 400, oai("litellm.ContextWindowExceededError: OpenAIException - …", type=None, code="400")),
        ("gateway-502", 502, oai("This model's maximum context length is 4097 tokens.", type="upstream_error")),
        ("qianfan", 400, {"error": {"code": "tokens_too_long", "message": "…", "type": "x"}, "id": "as-1"}),
        (
            "together-403",
            403,
            oai("Input validation error: `inputs` tokens + `max_new_tokens` must be <= 8193. Given: 8000 `inputs`"),
        ),
        ("kimi-numbers", 400, oai("Your request exceeded model token limit: 262144 (requested: 269030)", code=None)),
        ("413", 413, "<html><title>413 Request Entity Too Large</title></html>"),
    )
]

REFUSED = [
    Case(name, error(status, body), "refused", 1)
    for name, status, body in (
        (
            "azure",
            400,
            oai(
                "The response was filtered",
                code="content_filter",
                innererror={"code": "ResponsibleAIPolicyViolation"},
            ),
        ),
        ("dashscope", 400, oai("Input data may contain inappropriate content.", code="data_inspection_failed")),
        ("dashscope-text", 400, oai("<400> InternalError.Algo.DataInspectionFailed: Input text data")),
        ("zhipu", 400, {"error": {"code": "1301", "message": "系统检测到输入或生成内容可能包含不安全或敏感内容"}}),
        (
            "kimi",
            400,
            {"error": {"message": "The request was rejected because it was considered high risk", "type": "x"}},
        ),
        ("ark", 400, oai("…", code="InputTextRiskDetection")),
        ("litellm", 400, oai("litellm.ContentPolicyViolationError: AzureException - filtered", code="400")),
        (
            "openrouter",
            403,
            {"error": {"code": 403, "message": "Input was flagged", "metadata": {"flagged_input": "…"}}},
        ),
    )
]


def _format(request: dict[str, Any]) -> str:
    return str(request.get("response_format", {}).get("type", ""))


def _no_schema(request: dict[str, Any]) -> bool:
    return _format(request) != "json_schema"


DEEPSEEK_422 = (
    "Failed to deserialize the JSON body into the target type: response_format: response_format.type `json_schema`"
    " is unavailable now at line 1 column 12440"
)
EXTRA = {
    "type": "extra_forbidden",
    "loc": ["body", "stream_options"],
    "msg": "Extra inputs are not permitted",
    "input": "第1问 too long sensitive",
}
LITTLE = ("model", "messages", "stream")
ADAPTED = [
    Case(name, unless(accepted, status, body), "right", calls, always=True)
    for name, accepted, status, body, calls in (
        (
            "max_completion_tokens",
            lambda r: "max_tokens" not in r,
            400,
            oai("Unsupported parameter: use 'max_completion_tokens'", param="max_tokens", code="unsupported_parameter"),
            2,
        ),
        (
            "range",
            lambda r: r.get("max_tokens", 0) <= 40,
            400,
            oai("Invalid max_tokens value, the valid range of max_tokens is [1, 40]"),
            2,
        ),
        (
            "strict",
            lambda r: '"strict": true' not in str(r).lower().replace("'", '"'),
            400,
            oai("strict is not supported"),
            2,
        ),
        ("deepseek-400", _no_schema, 400, oai("This response_format type is unavailable now"), 3),
        ("deepseek-422", _no_schema, 422, oai(DEEPSEEK_422), 2),
        (
            "grammar",
            lambda r: "additionalProperties" not in str(r.get("response_format")),
            400,
            oai("Failed to initialize samplers: failed to parse grammar", code=400),
            2,
        ),
        (
            "doubao",
            lambda r: "response_format" not in r and "tools" not in r,
            400,
            oai("The parameter `response_format.type` specified in the request are not valid: tools"),
            4,
        ),
        ("temperature", lambda r: "temperature" not in r, 400, oai("invalid temperature: only 0.6 is allowed"), 2),
        ("bare-400", lambda r: "response_format" not in r and "tools" not in r, 400, "", 5),
        ("bare-400-least", lambda r: set(r) <= set(LITTLE), 400, oai("bad response status code 400"), 6),
        ("relay-502", _no_schema, 502, oai("bad response status code 400", type="upstream_error"), 3),
        (
            "system-role",
            lambda r: all(m["role"] != "system" for m in r["messages"]),
            400,
            oai("messages[0].role: system is not supported"),
            2,
        ),
        (
            "developer",
            lambda r: r["messages"][0]["role"] == "developer",
            400,
            oai("role 'system' is not supported, use 'developer'"),
            2,
        ),
        (
            "openrouter-404",
            lambda r: "tools" not in r and "response_format" not in r,
            404,
            oai("No endpoints found that support tool use", code=404),
            5,
        ),
        (
            "alternation",
            lambda r: [m["role"] for m in r["messages"]] == ["user"],
            400,
            oai("Conversation roles must alternate user/assistant/user/assistant/..."),
            2,
        ),
        (
            "strict-required",
            lambda r: r.get("response_format", {}).get("json_schema", {}).get("strict") is not True,
            400,
            oai("Invalid schema for response_format 'frame': In context=(), 'required' is required to be supplied"),
            2,
        ),
        (
            "doubao-object",
            lambda r: "tools" in r,
            400,
            oai("The parameter `response_format.type` specified in the request are not valid: `json_schema` is not"),
            2,
        ),
        (
            "thinking-switch-unknown",
            lambda r: "enable_thinking" not in r and "response_format" not in r,
            400,
            oai("Json mode response is not supported when enable_thinking is true"),
            5,
        ),
        (
            "tool-choice",
            lambda r: "tools" in r and r["tool_choice"] == "auto",
            400,
            oai("tool_choice or response_format.type json_schema not supported"),
            3,
        ),
        (
            "json-word",
            lambda r: "json" in str(r["messages"]).lower(),
            400,
            oai("'messages' must contain the word 'json' in some form"),
            2,
        ),
    )
]


def _numbered(wire: Wire) -> object:
    """Breaks at every schema, each time under another number."""
    if "response_format" not in wire.request:
        return right(wire)
    return error(500, oai(f"KeyError (request {uuid4().hex})", type="internal_server_error"))(wire)


ADAPTED += [
    Case(
        "stream-only",
        unless(
            lambda r: r.get("stream"),
            400,
            oai("This model only support stream mode, please enable the stream parameter"),
        ),
        "right",
        2,
        always=True,
        modes=("plain",),
    ),
    Case(
        "stream_options",
        unless(lambda r: "stream_options" not in r, 422, {"detail": [EXTRA]}),
        "right",
        2,
        always=True,
        modes=("streamed",),
    ),
    Case(
        "no-stream",
        unless(lambda r: not r.get("stream"), 400, oai("streaming is not supported by this model")),
        "right",
        2,
        always=True,
        modes=("streamed",),
    ),
    Case(
        "thinking-plain",
        unless(
            lambda r: r.get("stream") or r.get("enable_thinking") is False,
            400,
            oai(
                "parameter.enable_thinking must be set to false for non-streaming calls", code="invalid_parameter_error"
            ),
        ),
        "right",
        2,
        always=True,
        modes=("plain",),
    ),
    Case(
        "modelscope-thinking-plain",
        unless(
            lambda r: r.get("stream") or r.get("enable_thinking") is False,
            400,
            oai("enable thinking can not be support when `stream=False`."),
        ),
        "right",
        2,
        always=True,
        modes=("plain",),
    ),
    Case(
        "thinking-json",
        unless(
            lambda r: r.get("enable_thinking") is False,
            400,
            oai("Json mode response is not supported when enable_thinking is true"),
        ),
        "right",
        2,
        always=True,
    ),
    Case(
        "llama-cpp-python-500",
        unless(
            lambda r: "response_format" not in r,
            500,
            {"error": {"message": "KeyError", "type": "internal_server_error"}},
        ),
        "right",
        4,
        always=True,
    ),
    Case("llama-cpp-python-500-numbered", _numbered, "right", 4, always=True),
    Case("refuses-all", error(400, oai("no")), "unreachable", 9, always=True),
    Case("never-well", error(503, oai("busy", type="server_error")), "unreachable", 8, always=True),
]
