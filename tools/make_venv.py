"""Makes .venv with exactly the locked versions: ``python3 tools/make_venv.py [EXTRA ...]``.

Speaks Python 2 as well as 3, so that an old Python gets a sentence and not a traceback.
A run that finds all in place only looks whether it works; one that was cut short is begun again, and so is one whose
folder was moved or copied, since what was installed knows its place.
"""

from __future__ import print_function

import glob
import hashlib
import io
import os
import subprocess
import sys
import tempfile

NEEDED = (3, 11)
ROOT = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
VENV = os.path.join(ROOT, ".venv")
BIN = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")
LOG = os.path.join(ROOT, ".venv-install.log")

AGAIN = "and run the same command again"
OFFLINE = "no network; connect to the internet " + AGAIN
NO_VENV = "this Python lacks venv; install it (Debian, Ubuntu: apt install python3-venv) " + AGAIN
CLOCK = "this computer's clock is wrong, or the network's certificate has run out; set the clock " + AGAIN
CERTIFICATE = (
    "the network puts its own certificate in place of the package server's (a school or a firm does that; a public "
    "network before you log in); log in, or ask who runs it for that certificate's file, then run: "
    "PIP_CERT=/path/to/file.pem make lab"
)
PROXY_NAME = (
    "the network's proxy wants a name and a password; ask who runs it, then run: "
    "HTTPS_PROXY=http://NAME:PASSWORD@HOST:PORT make lab"
)
PROXY_GONE = (
    "the proxy that is set does not answer or refuses; mend HTTPS_PROXY (see: env | grep -i proxy; pip config list) "
    "or take it away, " + AGAIN
)
STICK = (
    "this disk cannot hold what Python needs (a stick or a share without links); copy the lesson's folder to the "
    "computer's own disk " + AGAIN
)

REMEDIES = (
    ("No space left on device", "%(full)s is full; free about 1 GB there " + AGAIN),
    ("Disk quota exceeded", "your disk quota is used up; free about 1 GB " + AGAIN),
    ("ensurepip is not", NO_VENV),
    ("No module named venv", NO_VENV),
    ("No module named ensurepip", NO_VENV),
    ("PATH separator", "a folder's name on the way here holds a colon; rename that folder " + AGAIN),
    ("SSL module is not available", "this Python cannot speak https; install another (python.org), " + AGAIN),
    (
        "invalid path: ",
        "the certificate file that is set (PIP_CERT or pip's cert) is not there; mend its path " + AGAIN,
    ),
    # a network's certificates and proxies: before "no network", which pip's words about them hold as well
    ("certificate is not yet valid", CLOCK),
    ("certificate has expired", CLOCK),
    ("CERTIFICATE_VERIFY_FAILED", CERTIFICATE),
    ("certificate verify failed", CERTIFICATE),
    ("SSLCertVerificationError", CERTIFICATE),
    ("confirming the ssl certificate", CERTIFICATE),
    ("Tunnel connection failed: 407", PROXY_NAME),
    ("Proxy Authentication Required", PROXY_NAME),
    ("ProxyError", PROXY_GONE),
    ("Cannot connect to proxy", PROXY_GONE),
    ("SSLError", CERTIFICATE),
    ("NewConnectionError", OFFLINE),
    ("NameResolutionError", OFFLINE),
    ("name resolution", OFFLINE),
    ("ReadTimeout", "the network is too slow; what was fetched is kept: run the same command again"),
    ("ConnectTimeout", "the network is too slow; what was fetched is kept: run the same command again"),
    ("ConnectionError", OFFLINE),
    ("ProtocolError", "the connection broke; what was fetched is kept: run the same command again"),
    ("Read-only file system", "%(place)s may not be written; copy the lesson to where you may write " + AGAIN),
    ("Permission denied", "%(place)s may not be written; make it writable or copy the lesson elsewhere " + AGAIN),
    ("Operation not permitted", STICK),
    ("Operation not supported", STICK),
    ("Function not implemented", STICK),
    ("from versions: none", OFFLINE),
    ("No matching distribution", "a package was not found; check the network (a proxy?) " + AGAIN),
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
            return words % {"full": fullest(), "place": refused(output)} if "%(" in words else words
    if os.path.exists(LOG):
        return "see the end of %s for why" % os.path.basename(LOG)
    return (output.strip().splitlines() or ["no reason was given"])[-1].strip().rstrip(".")


def fullest():
    """Which of the disks that are written to has least room."""

    def room(place):
        try:
            about = os.statvfs(place)
            return about.f_bavail * about.f_frsize
        except (AttributeError, OSError):
            return float("inf")

    places = [(ROOT, "the disk"), (tempfile.gettempdir(), "the disk of %s" % tempfile.gettempdir())]
    return min(places, key=lambda place: room(place[0]))[1]


def refused(output):
    """What may not be written: this folder, or the path that was named with the refusal."""
    for line in output.splitlines():
        if "Permission denied: '" in line or "Read-only file system: '" in line:
            named = line.split(": '", 1)[1].split("'")[0]
            if not os.path.realpath(named).startswith(ROOT + os.sep):
                return named
    return "this folder"


def fingerprint():
    """Changes whenever the environment has to be made again: another Python, another place, other versions."""
    whole = hashlib.sha256(sys.version.encode() + b"\0" + ROOT.encode("utf-8", "surrogateescape"))
    for name in ("pyproject.toml", "constraints.txt"):
        with io.open(os.path.join(ROOT, name), "rb") as f:
            whole.update(f.read())
    return whole.hexdigest()


def clean():
    """The environment without what would bring a user's own packages, or other places to install to."""
    theirs = ("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT")
    kept = {name: value for name, value in os.environ.items() if name not in theirs}
    # PIP_VERBOSE: pip says why a page was not fetched, the one it starts for the build as well
    return dict(kept, PYTHONNOUSERSITE="1", PIP_USER="0", PIP_VERBOSE="2")


def run(*command):
    """Run a step quietly; exit with one line if it fails. What it printed is kept in LOG, where that can be."""
    try:
        process = subprocess.Popen(command, cwd=ROOT, env=clean(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
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
        lead_to_widgets()
        if works():
            return
    print("Setting up (a minute or two, once) ...")
    sys.stdout.flush()
    try:
        if not missing or stamp("place") != ROOT or not same_python():
            run(sys.executable, "-m", "venv", "--clear", VENV)
            write_stamp("place", ROOT)
        project = "." + ("[%s]" % ",".join(extras) if extras else "")
        pip = [
            os.path.join(BIN, "python"),
            "-m",
            "pip",
            "-vv",
            "--disable-pip-version-check",
            "--no-input",
        ]
        run(*(pip + ["install", "--constraint", "constraints.txt", "--editable", project]))
        lead_to_widgets()
        if not works():
            run(os.path.join(BIN, "python"), "-c", WORKING)  # its words say why
        for extra in ["lesson"] + extras:
            write_stamp(extra, wanted)
    except (IOError, OSError) as e:
        give_up(str(e))


def lead_to_widgets():
    """A link to ``widgets`` beside ``widgets.pth``: where a sync program hides that file, Python passes it over."""
    ours = os.path.join(ROOT, "widgets")
    for site in glob.glob(os.path.join(glob_escape(VENV), "lib", "python3*", "site-packages")):
        link = os.path.join(site, "widgets")
        try:
            if os.path.realpath(link) != ours:
                if os.path.islink(link):
                    os.remove(link)
                os.symlink(os.path.relpath(ours, os.path.realpath(site)), link)
        except (AttributeError, OSError):
            pass  # a disk without links: there widgets.pth has to do


def glob_escape(path):
    """A path in which no sign stands for others (Python 2 has no glob.escape)."""
    return "".join("[%s]" % sign if sign in "*?[" else sign for sign in path)


WORKING = """import importlib.util, ipykernel, ipywidgets, jupyter_core, widgets
for large in ("jupyterlab", "nbformat", "pandas"):  # to load them takes seconds
    assert importlib.util.find_spec(large), "No module named " + large
print(widgets.__path__[0])"""


def works():
    """Whether what was made does what `make lab` wants of it: this folder's lesson, JupyterLab, the command."""
    quiet = {"cwd": BIN, "env": clean(), "stderr": subprocess.PIPE, "stdout": subprocess.PIPE}
    try:
        asked = subprocess.Popen([os.path.join(BIN, "python"), "-P", "-X", "utf8", "-c", WORKING], **quiet)
        found = asked.communicate()[0].decode("utf-8", "surrogateescape").strip()
        command = subprocess.Popen([os.path.join(BIN, "milia-lesson"), "--help"], **quiet)
        command.communicate()
    except (IOError, OSError):
        return False
    return not (asked.returncode or command.returncode) and os.path.realpath(found) == os.path.join(ROOT, "widgets")


def same_python():
    """Whether .venv holds a working Python that is this one."""
    try:
        ask = [os.path.join(BIN, "python"), "-c", "import sys; sys.stdout.write(sys.version)"]
        return subprocess.check_output(ask, env=clean()).decode("utf-8") == sys.version
    except (IOError, OSError, subprocess.CalledProcessError):
        return False


def write_stamp(name, text):
    """Keep what was made, and where."""
    with io.open(os.path.join(VENV, "set-up-" + name), "w", encoding="utf-8", errors="surrogateescape") as f:
        f.write(text)


def stamp(extra):
    """What :func:`write_stamp` kept (for an extra its fingerprint), or an empty text."""
    try:
        with io.open(os.path.join(VENV, "set-up-" + extra), encoding="utf-8", errors="surrogateescape") as f:
            return f.read()
    except (IOError, OSError, ValueError):
        return ""


if __name__ == "__main__":
    main(sys.argv[1:])
