#!/usr/bin/env python3
"""Runs a command beside a Slurm of its own, of one node: cluster.py [--cpus N] -- COMMAND...

Starts munged, slurmctld and slurmd with all files in a new temporary folder and on free ports, waits until the node is idle,
and runs COMMAND with SLURM_CONF set, so that sbatch and squeue find this cluster and no other. The exit code is COMMAND's, or
70 where the cluster does not come up. In the end, a signal's too, every process that descends from this one is killed, jobs
included, and the folder is deleted. No systemd, D-Bus, /sys or host name that can be looked up is needed.
"""
import argparse
import contextlib
import ctypes
import os
import pathlib
import pwd
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

CONF = """\
ClusterName=private
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={ports[0]}
SlurmdPort={ports[1]}
SlurmUser={user}
SlurmdUser={user}
AuthInfo=socket={dir}/munge.socket
StateSaveLocation={dir}/state
SlurmdSpoolDir={dir}/spool
SlurmctldPidFile={dir}/slurmctld.pid
SlurmdPidFile={dir}/slurmd.pid
SlurmctldLogFile={dir}/slurmctld.log
SlurmdLogFile={dir}/slurmd.log
SlurmctldSyslogDebug=quiet
SlurmdSyslogDebug=quiet
MailProg=/bin/true
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
PropagateResourceLimits=NONE
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerType=sched/backfill
SchedulerParameters=sched_interval=1,batch_sched_delay=0,bf_interval=1
MinJobAge=86400
MessageTimeout=30
SlurmdTimeout=0
KillWait=2
ReturnToService=2
SlurmdParameters=config_overrides
NodeName={host} NodeAddr=127.0.0.1 CPUs={cpus} RealMemory=1000000 State=UNKNOWN
PartitionName=main Nodes={host} Default=YES MaxTime=INFINITE State=UP
"""
# Any folder that is there keeps slurmd from /sys/fs/cgroup and D-Bus.
CGROUP_CONF = "CgroupPlugin=cgroup/v1\nCgroupMountpoint={dir}\n"
START_SECONDS = 30
FOREIGN = "SLURM", "SBATCH", "SRUN", "SALLOC", "SQUEUE", "SINFO", "SCANCEL"
PR_SET_CHILD_SUBREAPER = 36


def free_ports(count):
    """Unused ports below the range that outgoing connections take."""
    ports = []
    with contextlib.ExitStack() as held:
        while len(ports) < count:
            sock = held.enter_context(socket.socket())
            with contextlib.suppress(OSError):
                sock.bind(("", random.randrange(10000, 32000)))
                ports.append(sock.getsockname()[1])
    return ports


def make_folder():
    """A new folder others may enter, its path fit for sockets and slurm.conf."""
    base = tempfile.gettempdir()
    fit = re.fullmatch(r"[\w/.+-]{1,50}", base, re.ASCII)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="slurm-", dir=base if fit else "/tmp"))
    folder.chmod(0o755)
    return folder


def write_files(folder, cpus):
    """Key and configuration; returns the controller's port."""
    for path in (folder, folder / "state", folder / "spool"):
        path.mkdir()
        path.chmod(0o755)
    ports = free_ports(2)
    values = dict(dir=folder, cpus=cpus, ports=ports, user=pwd.getpwuid(os.getuid()).pw_name,
                  host=socket.gethostname().split(".")[0])
    for name, data, mode in (("munge.key", os.urandom(128), 0o600),
                             ("slurm.conf", CONF.format(**values).encode(), 0o644),
                             ("cgroup.conf", CGROUP_CONF.format(**values).encode(), 0o644)):
        (folder / name).touch(0o600)
        (folder / name).write_bytes(data)
        (folder / name).chmod(mode)
    return ports[0]


def daemon(folder, env, *command):
    """Start a daemon in the foreground, out of reach of the terminal's signals."""
    with open(folder / (command[0] + ".out"), "wb") as out:
        return subprocess.Popen(command, cwd=folder, env=env, stdin=subprocess.DEVNULL,
                                stdout=out, stderr=out, start_new_session=True)


def wait_for(ready, daemons, deadline):
    """Poll until ready() holds; RuntimeError if a daemon ends or time is up."""
    done = False
    while not done:
        done = ready() or time.sleep(0.05)
        for process in daemons:
            if process.poll() is not None:
                raise RuntimeError(f"{process.args[0]} ended with {process.returncode}")
        if not done and time.monotonic() > deadline:
            raise RuntimeError(f"{daemons[-1].args[0]} not ready after {START_SECONDS} s")


def connects(family, address):
    """Whether something listens at the address."""
    with socket.socket(family) as sock:
        return sock.connect_ex(address) == 0


def idle(env):
    """Whether sinfo says that the node is idle."""
    command = ["timeout", "5", "sinfo", "-h", "-o", "%T"]
    return subprocess.run(command, env=env, capture_output=True).stdout == b"idle\n"


def start_once(folder, cpus, env, deadline):
    """Start the three daemons, each when the one before answers."""
    port = write_files(folder, cpus)
    sock = f"{folder}/munge.socket"
    daemons = [daemon(
        folder, env, "munged", "--foreground", "--force", "--origin=127.0.0.1",
        "--group-update-time=-1", f"--socket={sock}", f"--key-file={folder}/munge.key",
        f"--pid-file={folder}/munged.pid", f"--log-file={folder}/munged.log",
        f"--seed-file={folder}/munged.seed")]
    wait_for(lambda: connects(socket.AF_UNIX, sock), daemons, deadline)
    daemons.append(daemon(folder, env, "slurmctld", "-D"))
    wait_for(lambda: connects(socket.AF_INET, ("127.0.0.1", port)), daemons, deadline)
    daemons.append(daemon(folder, env, "slurmd", "-D"))
    wait_for(lambda: idle(env), daemons, deadline)


def start(folder, cpus, env):
    """Start in a sub-folder; at most twice again, should a port get taken."""
    deadline = time.monotonic() + START_SECONDS
    for attempt in (1, 2, 3):
        here = folder / str(attempt)
        env["SLURM_CONF"] = f"{here}/slurm.conf"
        try:
            return start_once(here, cpus, env, deadline)
        except RuntimeError:
            if attempt == 3 or time.monotonic() > deadline:
                for path in sorted(here.glob("*.out")):
                    print(f"--- {path.name}", path.read_text(errors="replace")[-3000:],
                          sep="\n", file=sys.stderr)
                raise
            kill_all()


def run(command, env):
    """Run the command, reaping orphaned job processes meanwhile; its exit code."""
    child = subprocess.Popen(command, env=env)
    try:
        while True:
            pid, status = os.waitpid(-1, 0)
            if pid == child.pid:
                code = child.returncode = os.waitstatus_to_exitcode(status)
                return code if code >= 0 else 128 - code
    except SystemExit:  # a signal: let the command clean up
        child.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(timeout=5)
        raise


def kill_all():
    """Kill and reap every descendant; orphans come to us, the subreaper."""
    with contextlib.suppress(ChildProcessError):
        while True:
            for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
                with contextlib.suppress(OSError):
                    parent = stat.read_text().rpartition(")")[2].split()[1]
                    if parent == str(os.getpid()):
                        os.kill(int(stat.parent.name), signal.SIGKILL)
            os.waitpid(-1, 0)


def on_signals(handler):
    """Handle, or ignore, the signals that ask for an end."""
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, handler)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--cpus", type=int, default=2, help="of the node (2)")
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    env = {k: v for k, v in os.environ.items() if not k.startswith(FOREIGN)}
    env["PATH"] = env.get("PATH", "/usr/bin:/bin") + ":/usr/sbin:/sbin"
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)
    folder = make_folder()
    try:
        on_signals(lambda number, _: sys.exit(128 + number))
        start(folder, options.cpus, env)
        return run(options.command, env)
    except (RuntimeError, OSError, KeyError) as error:
        print(f"cluster.py: {error}", file=sys.stderr)
        return 70
    finally:
        on_signals(signal.SIG_IGN)
        kill_all()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
