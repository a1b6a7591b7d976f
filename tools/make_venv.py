"""Makes .venv with exactly the locked versions: ``python3 tools/make_venv.py [EXTRA …]``.

Speaks Python 2 as well as 3, so that an old Python gets a sentence and not a traceback.
A run that finds nothing to do takes no time; one that was cut short is begun again.
"""

from __future__ import print_function

import hashlib
import io
import os
import subprocess
import sys

NEEDED = (3, 11)
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
BIN = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")
LOG = os.path.join(ROOT, ".venv-install.log")

REMEDIES = (
    ("No space left on device", "the disk is full; free about 1 GB and run the same command again"),
    ("Disk quota exceeded", "your disk quota is used up; free about 1 GB and run the same command again"),
    ("ensurepip is not", "this Python lacks venv; install it (Debian, Ubuntu: apt install python3-venv) and run again"),
    (
        "No module named venv",
        "this Python lacks venv; install it (Debian, Ubuntu: apt install python3-venv) and run again",
    ),
    ("Permission denied", "this folder may not be written; make it writable or copy the lesson elsewhere"),
    ("Read-only file system", "this folder may not be written; copy the lesson to where you may write"),
    ("NewConnectionError", "no network; connect to the internet and run the same command again"),
    ("ConnectionError", "no network; connect to the internet and run the same command again"),
    ("name resolution", "no network; connect to the internet and run the same command again"),
    ("from versions: none", "no network; connect to the internet and run the same command again"),
    ("ReadTimeout", "the network is too slow; run the same command again, what was fetched is kept"),
    (
        "No matching distribution",
        "a package was not found; check the network (a proxy?) and run the same command again",
    ),
)


def version_problem(version):
    """One line for a Python that is too old, or None."""
    if tuple(version[:2]) >= NEEDED:
        return None
    found = ".".join(str(part) for part in version[:2])
    return "Python %s is too old: install Python %d.%d or newer, then run: make lab PYTHON=python%d.%d" % (
        (found,) + NEEDED * 2
    )


def remedy(output):
    """What to do about a failed step, from what it printed."""
    for sign, words in REMEDIES:
        if sign in output:
            return words
    return "see the end of %s for why" % os.path.basename(LOG)


def fingerprint():
    """Changes whenever the environment has to be made again."""
    whole = hashlib.sha256(sys.version.encode())
    for name in ("pyproject.toml", "constraints.txt"):
        with io.open(os.path.join(ROOT, name), "rb") as f:
            whole.update(f.read())
    return whole.hexdigest()


def run(*command):
    """Run a step quietly; exit with one line if it fails."""
    try:
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        output = process.communicate()[0].decode("utf-8", "replace")
    except OSError as e:
        give_up(str(e))
    if process.returncode:
        try:
            with io.open(LOG, "w", encoding="utf-8") as f:
                f.write(output)
        except (IOError, OSError):
            pass  # the disk may be what is full
        give_up(output)


def give_up(output):
    """Leave with one line."""
    sys.exit("Milia or acne? could not be set up: " + remedy(output) + ".")


def main(extras):
    """Make or renew the environment so that it holds the lesson and these extras."""
    problem = version_problem(sys.version_info)
    if problem:
        sys.exit(problem)
    wanted = fingerprint()
    missing = [extra for extra in ["lesson"] + extras if stamp(extra) != wanted]
    if not missing:
        return
    print("Setting up (a minute or two, once) …" if sys.version_info[0] > 2 else "Setting up ...")
    sys.stdout.flush()
    try:
        if not same_python():
            run(sys.executable, "-m", "venv", "--clear", VENV)
        project = "." + ("[%s]" % ",".join(extras) if extras else "")
        pip = [os.path.join(BIN, "python"), "-m", "pip", "--disable-pip-version-check", "--no-input"]
        run(*(pip + ["install", "--constraint", "constraints.txt", "--editable", project]))
        for extra in ["lesson"] + extras:
            with io.open(os.path.join(VENV, "set-up-" + extra), "w", encoding="utf-8") as f:
                f.write(wanted)
    except (IOError, OSError) as e:
        give_up(str(e))


def same_python():
    """Whether .venv holds a working Python that is this one."""
    try:
        ask = [os.path.join(BIN, "python"), "-c", "import sys; sys.stdout.write(sys.version)"]
        return subprocess.check_output(ask).decode("utf-8") == sys.version
    except (IOError, OSError, subprocess.CalledProcessError):
        return False


def stamp(extra):
    """The fingerprint under which ``extra`` was installed, or an empty text."""
    try:
        with io.open(os.path.join(VENV, "set-up-" + extra), encoding="utf-8") as f:
            return f.read()
    except (IOError, OSError):
        return ""


if __name__ == "__main__":
    main(sys.argv[1:])
