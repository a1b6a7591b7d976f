"""One JupyterHub on one machine for one class: see docs/many_learners.md.

Accounts are the machine's own: each learner's JupyterLab runs as that account, so that the system keeps them apart.
"""

import os
from pathlib import Path

LESSON = Path(__file__).resolve().parents[2]
VENV = LESSON / ".venv"
STATE = Path(os.environ.get("MILIA_LESSON_HUB", "/var/lib/milia-hub"))  # the hub's own: who is logged in, its secret
c = get_config()  # noqa: F821 - JupyterHub provides it

STATE.mkdir(mode=0o700, parents=True, exist_ok=True)
c.JupyterHub.db_url = f"sqlite:///{STATE}/jupyterhub.sqlite"
c.JupyterHub.cookie_secret_file = f"{STATE}/cookie_secret"
c.ConfigurableHTTPProxy.pid_file = f"{STATE}/proxy.pid"

# Who may log in: accounts of the machine, with their passwords, that are in this group.
c.JupyterHub.authenticator_class = "pam"
c.LocalAuthenticator.allowed_groups = {"milia-class"}

# What a learner gets: a copy of the notebooks in the home folder, opened on the first one.
c.Spawner.cmd = [str(LESSON / "docs/hub/learner-server")]
c.Spawner.notebook_dir = "~"
c.Spawner.default_url = "/lab/tree/milia-or-acne/00_start_here.ipynb"
c.Spawner.environment = {
    "PATH": f"{VENV}/bin:/usr/local/bin:/usr/bin:/bin",  # `milia-lesson hand-in` in a notebook or a terminal
    "PYTHONNOUSERSITE": "1",  # no packages of a learner's own in the way
    "MILIA_LESSON_RECORDS": "~/milia-lesson-records",  # the lesson's own folder may not be written by learners
    "MILIA_LESSON_CLASS": os.environ.get("MILIA_LESSON_CLASS", "/srv/milia-class"),
}

# A class arrives all at once; a slow machine needs time to start everybody.
c.Spawner.start_timeout = c.Spawner.http_timeout = 300

# Memory of those who left: notebooks nobody used for an hour end, then their server. Answers are on disk.
c.Spawner.args = ["--MappingKernelManager.cull_idle_timeout=3600", "--ServerApp.shutdown_no_activity_timeout=3600"]

# The proxy that npm put into .venv.
c.ConfigurableHTTPProxy.command = [str(VENV / "node_modules/.bin/configurable-http-proxy")]
