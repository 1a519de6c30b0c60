"""How the strings are written that identify somebody: numbers, addresses and who an account belongs to."""

from __future__ import annotations

from typing import Literal

IdentifierKind = Literal[
    "mobile",
    "landline",
    "id_number",
    "account",
    "email",
    "messenger",
    "plate",
    "passport",
    "certificate",
    "home",
    "holder",
    "illness",
]

WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F) if chr(wide) not in "，：；！？（）"}
WIDE |= {ord(dash): ord("-") for dash in "－—–‐‑−─━ー"} | {ord("·"): ord(".")}
"""Every character counts as its narrow form, so that places stay the same."""
HAN = r"\u4e00-\u9fff"
_ALONE = r"(?<![\dA-Za-z])(?:{})(?![\dA-Za-z])"
_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_GAP = r"[-\s.]{0,2}"
_IS = r"\s?(?:号码?|ID|id|账号)?\s?(?:[（(][^（）()]{1,10}[）)])?\s?[:：为是]?\s?"
"""Between a word and its number: 号码, （微信同号）, a colon."""
_EXTENSION = r"(?:\s?(?:-|转|分机|[Ee]xt\.?)\s?\d{1,5}(?!\d))?"
_LOCAL = rf"[2-9]\d{{2,3}}[-\s]?\d{{4}}(?!\d){_EXTENSION}"
_AREA = r"(?:\+?86[-\s]?)?(?:[(（]0(?:10|2\d|[3-9]\d{2})[)）]\s?|0(?:10|2\d|[3-9]\d{2})[-\s.]{1,2})"
_ABROAD = r"(?:\+|00)86[-\s]?(?:10|2\d|[3-9]\d{2})[-\s]"
_NO_MOBILE = rf"(?!1[3-9]\d{_GAP}[\d*]{{4}}{_GAP}[\d*]{{4}})"
_MORE = rf"(?:[/、\s]{{1,2}}{_LOCAL}){{0,9}}"
_SERVICE = r"[48]00[-\s]?\d{3,4}[-\s]?\d{3,4}"
_EVERYBODYS = r"(?!1[012]\d(?!\d)|12[345]\d{2}(?!\d)|9[56]\d{3}(?!\d))"
_NO_FIGURE = r"(?![\d.年月日人次元个项场部台门条])"
_SPOKEN = "零〇一二三四五六七八九"
_PLATES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领"
_ADDRESSES = "家庭住址|家庭地址|户籍地址?|通讯地址|通信地址|联系地址|收件地址|邮寄地址|收货地址"
LIVES = f"{_ADDRESSES}|居住在|居住于|家住|住址|现住|住在"
_ESTATES = "路|街|巷|弄|胡同|大道|小区|花园|新村|苑|家园|公寓|宿舍|家属院|社区|村"
_SOMEWHERE = (
    rf"[{HAN}A-Za-z0-9#-]{{0,38}}?(?:\d\s?[号栋幢弄巷组座单排楼室户#-]|\d$)"
    rf"|(?:(?![的所])[{HAN}]){{2,20}}?(?:{_ESTATES}|[省市县镇乡屯])"
)
"""Words behind 住址 or 家住 that tell a place, as 住址变动 and 住在外地 do not."""
PHONES = "电话|座机|固话|总机|传真|热线|拨打|短号|分机|内线|致电|TEL|Tel|tel"
ACCOUNTS = "账号|帐号|卡号|账户|帐户|存折|尾号"
_ACCOUNT_OF = "户名|开户名称?|账户名称?|持卡人|开户人|收款人(?:姓名|户名)?|收款户名|收款方|收款单位"
HOLDERS = rf"{_ACCOUNT_OF}|汇(?:款)?[至给入到]|打款?[至给到]|转账?[给到至]"
WECHAT = r"微\s?信群?号?|加微信?|[Ww]e\s?[Cc]hat|WX|wx|VX|vx|Vx|[Vv]信|威信|薇信"
QQ = r"(?:Q\s?Q|[Qq]q|扣扣|企鹅)(?:群?号?码?)?"
OTHERS = "钉钉|抖音|快手|微博|陌陌|飞书"
CERTIFICATES = (
    "信用代码|组织机构代码|机构代码|税号|纳税人识别号|社保(?:卡|账)?号|社会保障号|医保(?:卡)?号|公积金账?号|住院号|病历号|病案号|门诊号|"
    "通行证|军官证|士兵证|残疾证|驾驶证|驾照|工作证|会员证|准考证|学籍|法人(?:资格)?证书?|资格证书?|执业证书?|工号|学号|档案号|证件"
)
_CODE = r"(?=[A-Za-z*-]{0,8}[\d*])[A-Za-z0-9*][A-Za-z0-9*-]{3,24}"
_PAPER = rf"[{HAN}]{{1,5}}第\s?\d{{4,12}}号"
PATTERNS: dict[IdentifierKind, tuple[str, ...]] = {
    "email": (
        r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}\s?(?:@|\(at\)|\[at\]|#(?=(?:163|126|qq|sina|gmail)\.))\s?"
        r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}",
        r"(?<=[:：])\s?[A-Za-z0-9][A-Za-z0-9._-]{2,30}\s(?:163|126|qq|sina|gmail|139|189|foxmail|outlook)\.(?:com|cn|net)",
    ),
    "id_number": (
        _ALONE.format(rf"[1-9]\d{{5}}[-\s]?(?:18|19|20)\d{{2}}[-\s]?{_DAY}[-\s]?\d{{3}}[\dXx]"),
        _ALONE.format(rf"[1-9]\d{{7}}{_DAY}\d{{3}}"),
        r"(?<=身份证)(?:号码?)?[:：\s]{0,3}\d{6}[\d*Xx]{9,12}(?![\dA-Za-z])",
    ),
    "account": (
        r"(?<![\d.A-Za-z])\d{16,19}(?![\d.A-Za-z])",
        r"(?<![\d.A-Za-z])\d{4}(?:[-\s]\d{4}){3}(?:[-\s]?\d{1,3})?(?![\d.A-Za-z])",
        rf"(?:{ACCOUNTS})[:：为是\s]{{0,3}}\d(?:[-\s]?\d){{7,24}}(?![\d.])",
        r"尾号[:：为是\s]{0,3}\d{4}(?!\d)",
        _ALONE.format(r"[159][1239]\d{6}[0-9A-HJ-NPQRTUWXY]{10}"),
    ),
    "certificate": (
        rf"(?:{CERTIFICATES})(?:号码?|代码|编号)?\s?[:：为是]\s?(?:{_CODE}|{_PAPER})",
        rf"(?:{CERTIFICATES})(?:号码?|代码|编号)?\s?(?=[A-Z]{{0,2}}\d){_CODE}",
    ),
    "mobile": (
        rf"(?<![\d.A-Za-z])(?:[(（]?(?:\+|00)?86[)）]?[-\s]?)?1[3-9]\d{_GAP}[\d*]{{4}}{_GAP}[\d*]{{4}}(?![\d.%])",
        rf"(?<![{_SPOKEN}])一[三四五六七八九](?:\s?[{_SPOKEN}]){{9}}(?![{_SPOKEN}])",
        r"(?<!\d)(?<!\d )1 [3-9](?: \d){9}(?! ?\d)",
        rf"(?<![\d.A-Za-z])1[3-9]\d{{2}}{_GAP}\d{{3}}{_GAP}\d{{4}}(?![\d.%])",
    ),
    "landline": (
        rf"(?<![\d.A-Za-z-]){_AREA}{_LOCAL}{_MORE}(?!\d)",
        rf"(?<![\d.A-Za-z-]){_ABROAD}{_LOCAL}(?!\d)",
        rf"(?<![\d.A-Za-z-])0(?:10|2\d|[3-9]\d{{2}}){_LOCAL}(?!\d)",
        rf"(?<![\d.-]){_SERVICE}(?![\d.])",
        rf"(?:{PHONES}){_IS}{_EVERYBODYS}{_NO_MOBILE}(?:{_SERVICE}|(?:(?:86\s)?0?\d{{2,3}}[-\s]|0\d{{2,3}})?{_LOCAL}{_MORE}|"
        rf"(?:0\d{{2,3}}[-\s]?|\d{{3,4}}-(?=\d{{7}}))?\d{{3,8}}|\d{{2,3}}\s\d{{3,4}}){_EXTENSION}{_NO_FIGURE}",
    ),
    "messenger": (
        rf"(?:{WECHAT}){_IS}(?<=[:：为是号\s）)])[A-Za-z][A-Za-z0-9_-]{{4,19}}",
        rf"(?:{WECHAT})\s?(?=[A-Za-z0-9_-]{{0,18}}[\d_])[A-Za-z][A-Za-z0-9_-]{{5,19}}",
        r"(?<![A-Za-z])[Vv]\s?[:：]\s?[A-Za-z][A-Za-z0-9_-]{5,19}",
        r"群号?[:：]\s?[1-9]\d{4,11}(?!\d)",
        rf"(?:{OTHERS})(?:账|群)?号[:：为是]?\s?[A-Za-z0-9][A-Za-z0-9_-]{{4,19}}",
        rf"{QQ}\s?[:：为是]?\s?[1-9]\d{{4,11}}(?!\d)",
    ),
    "plate": (
        rf"[{_PLATES}]\s?[A-HJ-NP-Z][.\s-]?(?=[A-HJ-NP-Z0-9]{{0,5}}\d)[A-HJ-NP-Z0-9]{{4,5}}[A-HJ-NP-Z0-9挂学警港澳]"
        r"(?![A-Za-z0-9])",
    ),
    "passport": (_ALONE.format(r"(?:E[A-Z]?|G|D|S|P|H|M)\d{7,8}"),),
    "home": (
        rf"(?:{LIVES})[:：]\s?[{HAN}A-Za-z0-9#-]{{3,40}}",
        rf"(?:{LIVES})[为是]?\s?(?={_SOMEWHERE})[{HAN}A-Za-z0-9#-]{{3,40}}",
        rf"住(?=[{HAN}]{{2,16}}\d{{1,4}}(?:-\d{{1,4}}){{1,3}}(?!\d))[{HAN}]{{2,16}}[\d-]{{3,16}}",
        rf"[{HAN}]{{2,8}}(?:{_ESTATES})\s?(?:\d{{1,4}}(?:号|弄|巷|组)\s?)?\d{{1,4}}\s?(?:栋|幢|号楼|座|单元|排|楼)\s?"
        r"(?:\d{1,3}\s?(?:单元|门|座|楼|层)\s?)?(?:\d{3,4}\s?(?:室|号|户)?|\d{1,2}\s?(?:室|号|户))?",
    ),
    "holder": (rf"(?:{_ACCOUNT_OF})[:：]\s?(?![见同以另按由])[{HAN}·]{{2,30}}",),
}
"""Regular expressions for each kind; what announces the string stands before it."""
