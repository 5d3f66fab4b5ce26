//! Calling other programs.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::error::BundleError;

/// Runs a shell script of `end2end/setup/` and returns what it prints; its messages go to the terminal.
pub fn script(path: &Path, arguments: &[&Path]) -> Result<String, BundleError> {
    let mut command = Command::new("bash");
    command.arg(path).args(arguments).stderr(Stdio::inherit());
    output(&mut command)
}

/// Runs `command` and returns what it prints.
pub fn output(command: &mut Command) -> Result<String, BundleError> {
    let finished = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| failed(command, error.to_string(), String::new()))?;
    if !finished.status.success() {
        let said = String::from_utf8_lossy(&finished.stderr).into_owned();
        return Err(failed(command, finished.status.to_string(), said));
    }
    String::from_utf8(finished.stdout).map_err(|_| BundleError::NotText(name_of(command)))
}

/// Runs `command` with its messages on the terminal.
pub fn shown(command: &mut Command) -> Result<(), BundleError> {
    let status = command
        .stdin(Stdio::null())
        .status()
        .map_err(|error| failed(command, error.to_string(), String::new()))?;
    if status.success() { Ok(()) } else { Err(failed(command, status.to_string(), String::new())) }
}

fn failed(command: &Command, reason: String, output: String) -> BundleError {
    BundleError::Program { program: name_of(command), reason, output }
}

fn name_of(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}
