"""Opens Word files in LibreOffice, accepts or rejects their tracked changes, and prints the text of the body and of
every footnote, as JSON: office.py accept|reject FILE... LibreOffice runs with a profile
of its own and is spoken to over a pipe, so that no port is taken and nothing is left running."""

import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def connected(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(600):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.1)
    sys.exit("LibreOffice does not answer")


def opened(context, path, change):
    service = context.ServiceManager.createInstanceWithContext
    hidden = PropertyValue(Name="Hidden", Value=True)
    document = service("com.sun.star.frame.Desktop", context).loadComponentFromURL(pathlib.Path(path).resolve().as_uri(), "_blank", 0, (hidden,))
    frame = document.getCurrentController().getFrame()
    service("com.sun.star.frame.DispatchHelper", context).executeDispatch(frame, f".uno:{change.title()}AllTrackedChanges", "", 0, ())
    notes = document.getFootnotes()
    out = {
        "body": document.getText().getString(),
        "notes": [notes.getByIndex(i).getString() for i in range(notes.getCount())],
    }
    document.close(True)
    return out


def main():
    change, *paths = sys.argv[1:]
    with tempfile.TemporaryDirectory() as profile:
        pipe = pathlib.Path(profile).name
        office = subprocess.Popen(["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{profile}", f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        try:
            context = connected(pipe)
            print(json.dumps([opened(context, path, change) for path in paths], ensure_ascii=False))
            context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context).terminate()
        finally:
            try:
                office.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(office.pid, signal.SIGKILL)  # the program behind the script, too


main()
