// Runs the program as a user does, and the site server of the fixtures beside it.
#pragma once

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "support/files.h"

namespace subcite::program {

using namespace testing_support;

struct Outcome {
  int code = -1;
  std::string out;
  std::string err;
  [[nodiscard]] nlohmann::json json() const { return nlohmann::json::parse(out); }
};

/// A folder of its own, removed with the object.
class Scratch {
 public:
  Scratch() {
    std::string name = (std::filesystem::temp_directory_path() / "subcite-test-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Scratch() { std::filesystem::remove_all(path_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  [[nodiscard]] std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

/// Runs of the tests neither use nor make the person's own files.
inline const int kNoHome = ::setenv("XDG_CACHE_HOME", "/dev/null", 1);

/// Starts a program with its output in files; the child's process id.
inline pid_t start(const std::vector<std::string>& argv, const std::string& out, const std::string& err) {
  const pid_t child = ::fork();
  if (child != 0) return child;
  if (::freopen(out.c_str(), "w", stdout) == nullptr || ::freopen(err.c_str(), "w", stderr) == nullptr) ::_exit(127);
  std::vector<char*> raw;
  for (const std::string& a : argv) raw.push_back(const_cast<char*>(a.c_str()));
  raw.push_back(nullptr);
  ::execv(raw[0], raw.data());
  ::_exit(127);
}

inline int wait_for(pid_t child) {
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

inline Outcome run_program(const std::string& program, const std::vector<std::string>& arguments) {
  const Scratch scratch;
  std::vector<std::string> argv{program};
  argv.insert(argv.end(), arguments.begin(), arguments.end());
  Outcome run;
  run.code = wait_for(start(argv, scratch / "out", scratch / "err"));
  run.out = read_file(scratch / "out");
  run.err = read_file(scratch / "err");
  return run;
}

inline Outcome subcite(const std::vector<std::string>& arguments) { return run_program(SUBCITE_PROGRAM, arguments); }
inline std::vector<std::string> operator+(std::vector<std::string> a, const std::vector<std::string>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

/// With something on standard input.
inline Outcome subcite(const std::vector<std::string>& arguments, const std::string& input) {
  const Scratch scratch;
  write_file(scratch / "in", input);
  return run_program("/bin/sh", std::vector<std::string>{"-c", "exec \"$@\" < \"$0\"", scratch / "in", SUBCITE_PROGRAM} + arguments);
}

/// The site server on a free port of loopback, stopped with the object.
class Sites {
 public:
  explicit Sites(const std::string& folder = root() + "/fixtures/sites") {
    int pipe[2];
    if (::pipe(pipe) != 0) throw std::runtime_error("no pipe");
    child_ = ::fork();
    if (child_ == 0) {
      ::dup2(pipe[0], 0);
      ::close(pipe[1]);
      if (::freopen((scratch_ / "log").c_str(), "w", stderr) == nullptr) ::_exit(127);
      ::execl(SUBCITE_SITES, SUBCITE_SITES, folder.c_str(), (scratch_ / "port").c_str(), nullptr);
      ::_exit(127);
    }
    ::close(pipe[0]);
    input_ = pipe[1];
    for (int i = 0; i < 500 && !std::filesystem::exists(scratch_ / "port"); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    port_ = lines_of(read_file(scratch_ / "port")).at(0);
  }
  ~Sites() {
    ::close(input_);
    wait_for(child_);
  }
  Sites(const Sites&) = delete;
  Sites& operator=(const Sites&) = delete;

  [[nodiscard]] std::vector<std::string> options() const { return {"--allow-private", "--connect-to", "::127.0.0.1:" + port_}; }
  [[nodiscard]] std::string port() const { return port_; }
  [[nodiscard]] std::vector<std::string> log() const { return lines_of(read_file(scratch_ / "log")); }

 private:
  Scratch scratch_;
  pid_t child_ = 0;
  int input_ = -1;
  std::string port_;
};

inline std::string paper(const std::string& name) { return root() + "/fixtures/papers/" + name; }

/// A manuscript with these addresses, one a note.
inline std::string manuscript_with(const std::vector<std::string>& urls) {
  std::string text;
  for (std::size_t i = 1; i <= urls.size(); ++i) text += "A sentence.[^" + std::to_string(i) + "]\n\n";
  for (std::size_t i = 1; i <= urls.size(); ++i) text += "[^" + std::to_string(i) + "]: *Eels in Sharp Decline Upstream " + std::to_string(i) + "*, RIVER WATCH (May 2, 2014), " + urls[i - 1] + ".\n\n";
  return text;
}

/// A file of the scratch folder converted by LibreOffice, into the folder "office" beside it.
inline bool office_makes(const Scratch& scratch, const std::string& format, const std::string& file) {
  return std::system(("soffice --headless -env:UserInstallation=file://" + (scratch / "profile") + " --convert-to " + format + " --outdir '" + (scratch / "office") + "' '" + (scratch / file) + "' >/dev/null 2>&1").c_str()) == 0;
}

}  // namespace subcite::program
