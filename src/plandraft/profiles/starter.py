"""A commented profile to start from."""

from __future__ import annotations

_TEXT = """\
# 本单位概况：计划里的事实只取自这里。不知道的项目整行删去即可，不要编造；带 # 的行是说明。
name: 示例单位工会委员会        # 全称，用于标题和落款
short_name: 示例单位工会        # 简称，用于正文
# kind: general               # 计划种类，不写则按名称识别；plandraft kinds 列出全部
sector: {sector}              # hospital | school | university | enterprise | utility | government | community | other
period: 2027                  # 自然年写 2027，学年写 2027-2028

# working_months: [1, 2, 3]   # 有工作安排的月份；不写则按行业默认
# headcount: 860              # 职工总数
# members: 812                # 会员数
# women: 590                  # 女职工数

departments:                  # 能牵头一项工作的部门；duties 写职责关键词，便于分工
  - name: 工会办公室
    duties: [工会, 经费]
  - name: 宣传科
    duties: [宣传, 文体]
bodies:                       # 委员会、协会、小组
  - name: 女职工委员会
    duties: [女职工]
  - name: 经费审查委员会
    duties: [经审]

# leaders:
#   - {{name: 张三, post: 工会主席}}

# budget:                     # 单位：元。各分项之和不能超过总额
#   total: 300000
#   lines:
#     - {{name: 文体活动, amount: 90000}}

last_year:
  done: []                    # 上年做成的事
  unfinished: []              # 上年没做完、今年要接着做的事

priorities:                   # 今年的重点，三到五条
  - 建设标准化职工之家
  - 办好职工技能竞赛
  - 健全困难职工帮扶制度

required_events:              # 必须安排的活动，写月份 month 或日期 date
  - {{title: 春节前走访慰问, month: 1}}
  - {{title: 年度工作总结会, month: 12}}

requirements: []              # 上级要求，如 {{text: 开展安全生产月活动, document: 文件名称}}
avoid: []                     # 不要写进计划的内容
tone: 平实                    # 文风
length_chars: 3000            # 期望字数
facts: []                     # 其他可以引用的事实
"""


def commented_profile(sector: str = "hospital") -> str:
    """A YAML profile with Chinese comments for a sector; it can be loaded as it stands."""
    return _TEXT.format(sector=sector)
