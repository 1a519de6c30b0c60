"""Jobs full of canaries: persons and identifying strings in samples and in a profile, and an ear at the door."""

from __future__ import annotations

import json
import random
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from plandraft.core.ask import Answer, Ask, Reply
from tests.faults.office import said_to

EXAMPLES = Path(__file__).parents[1] / "examples"
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁沈姜范"
COMPOUND = ("欧阳", "司马", "诸葛", "上官", "皇甫", "尉迟", "慕容")
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰涛霞刚英玉萍红娥玲芬燕彩兰凤洁梅琳素云莲雪荣香月莺媛佳嘉琼珍莉娅琦晶妍茜珊婷婉颖瑶怡"
OTHERS = ("扎西多吉", "古丽娜尔·买买提", "巴特尔", "卓玛央金", "艾山·吐尔逊", "乌云其其格")
LINES = (
    "由工会副主席{n}牵头，组织职工技能比武",
    "慰问困难职工{n}，送去慰问金",
    "组长：{n}，副组长：{m}，成员由各科室推荐",
    "聘请{n}老师每月讲课一次",
    "总裁判{n}，裁判组：{m}、{k}",
    "报名表交工会干事{n}汇总，电话{phone}",
    "联系人：{n}，邮箱{mail}",
    "看望患肺癌的职工{n}，家住{home}",
    "捐款汇至账号{card}，户名：{n}",
    "{n}、{m}同志负责场地布置",
    "学习{n}同志先进事迹",
    "邀请市劳模{n}、{m}座谈",
    "（撰稿：{n} 审核：{m}）",
    "女职工委员会主任{n}介绍两癌筛查安排",
    "身份证号{id}的职工{n}办理互助保障",
    "加微信：{wechat}进群报名，车辆{plate}接送",
    "劳模{n}创新工作室全年带徒5人",
    "名单报{n}核对后公布",
)
OWN = ("由副主席{n}分管劳动竞赛", "职工书屋由{n}同志管理", "退休职工{n}任义务讲解员", "工会联系人：{n}，手机{phone}")


@dataclass(frozen=True)
class World:
    """One job: a profile, a folder of samples, and what must never be in a request, with what it is."""

    profile: Path
    samples: Path
    canaries: tuple[tuple[str, str], ...]

    def heard_in(self, said: str) -> list[tuple[str, str]]:
        """The canaries that a text holds."""
        return [canary for canary in self.canaries if canary[1] in said]


class _Cage:
    """Makes canaries, and remembers them."""

    def __init__(self, seed: int) -> None:
        self._random, self.kept = random.Random(seed), list[tuple[str, str]]()  # not for secrets

    def line(self, form: str) -> str:
        """A form with canaries in its blanks."""
        return form.format_map({name: self._new(name) for name in ("n", "m", "k", *_SHAPED) if f"{{{name}}}" in form})

    def chosen(self, forms: Iterable[str], count: int) -> list[str]:
        """So many lines of some forms."""
        return [self.line(form) for form in self._random.sample(list(forms), count)]

    def spot(self, count: int) -> int:
        """A place among so many."""
        return self._random.randrange(count)

    def _new(self, kind: str) -> str:
        pick, digits = self._random, lambda count: "".join(self._random.choices("0123456789", k=count))
        made = {
            "phone": lambda: f"1{pick.choice('3579')}{digits(9)}",
            "mail": lambda: f"gh{digits(5)}@union{digits(2)}.org",
            "home": lambda: f"{pick.choice(('梅园', '柳浪', '青松'))}小区{digits(1)}栋2单元{digits(3)}室",
            "card": lambda: f"62{digits(17)}",
            "id": lambda: f"430102197{pick.randrange(10)}0{pick.randrange(1, 10)}1{digits(1)}{digits(3)}X",
            "wechat": lambda: f"wx_{digits(8)}",
            "plate": lambda: f"湘A{digits(5)}",
        }
        string = made[kind]() if kind in made else self._person()
        self.kept.append((kind if kind in made else "person", string))
        return string

    def _person(self) -> str:
        draw = self._random.random()
        if draw < 0.05:
            return self._random.choice(OTHERS)
        surname = self._random.choice(COMPOUND if draw < 0.12 else SURNAMES)
        return surname + "".join(self._random.sample(GIVEN, 2))


_SHAPED = ("phone", "mail", "home", "card", "id", "wechat", "plate")


def world(folder: Path, seed: int) -> World:
    """A job made of an example profile and example samples, with canaries in both."""
    cage = _Cage(seed)
    profiles = sorted((EXAMPLES / "profiles").glob("*.yaml"))
    profile = folder / "profile.yaml"
    leader = cage.line("{n}")
    facts = [*cage.chosen(OWN, 3)]
    text = profiles[seed % len(profiles)].read_text(encoding="utf-8")
    for key in ("leaders", "facts", "length_chars"):
        text = _without(text, key)
    text += f"\nlength_chars: {(900, 1500, 2400)[seed % 3]}"
    text += f"\nleaders: [{{name: {leader}, post: 工会副主席}}]\nfacts: {json.dumps(facts, ensure_ascii=False)}\n"
    profile.write_text(text, encoding="utf-8")
    samples = folder / "samples"
    samples.mkdir()
    files = sorted(file for file in (EXAMPLES / "samples").glob("*.*") if file.stem != "README")
    for number in range(2):
        file = files[(seed + number) % len(files)]
        lines = file.read_text(encoding="utf-8").split("\n")
        for line in cage.chosen(LINES, 9):
            lines.insert(cage.spot(len(lines) - 8) + 4, f"{line}。")
        (samples / file.name).write_text("\n".join(lines), encoding="utf-8")
    return World(profile, samples, tuple(dict.fromkeys(cage.kept)))


def _without(text: str, key: str) -> str:
    """A profile without one of its keys and what stands under it."""
    kept, inside = [], False
    for line in text.split("\n"):
        inside = line.startswith(f"{key}:") or (inside and (not line.strip() or line[0] in " -"))
        if not inside:
            kept.append(line)
    return "\n".join(kept)


class Listening:
    """A model that hears what it is sent, and blurts canaries out in its answers so that repairs are asked for."""

    name = "listening"

    def __init__(self, world: World) -> None:
        self._blurted = [text for kind, text in world.canaries if kind in ("person", "phone")][-2:]  # of the samples
        self._lock = threading.Lock()
        self.heard: list[str] = []
        self.prompts: list[str] = []

    def ask(self, ask: Ask) -> Answer:
        """Answer as a model."""
        with self._lock:
            self.heard.append(json.dumps([ask.text, ask.schema, ask.schema_name], ensure_ascii=False))
            self.prompts.append(ask.prompt)
        return Reply(text=self.said(ask), model=self.name)

    async def aask(self, ask: Ask) -> Answer:
        """The same, awaited."""
        return self.ask(ask)

    def said(self, ask: Ask) -> str:
        """The office's answer, with what no plan should hold in the first action."""
        value = json.loads(said_to(ask))
        if ask.prompt in ("measures", "whole") and value.get("measures"):
            action = value["measures"][0]["actions"][0]
            action["text"] = f"{action['text'].rstrip('。')}，由{self._blurted[0]}联系{self._blurted[-1]}。"
        return json.dumps(value, ensure_ascii=False)
