// Completions and manual page: made from the declarations of the options, so every option of the help stands in them.
#include <regex>

#include "program/program.h"

namespace subcite::program {
namespace {

std::vector<std::string> options_of(const std::string& help) {
  std::vector<std::string> out;
  const std::regex option("--[a-z][a-z-]+");
  for (std::sregex_iterator at(help.begin(), help.end(), option), end; at != end; ++at) out.push_back(at->str());
  return out;
}

TEST(Install, completions_and_manual_have_every_option) {
  const std::vector<std::string> options = options_of(subcite({"check", "--help"}).out);
  ASSERT_GT(options.size(), 30U);
  const std::string bash = subcite({"completions", "bash"}).out;
  const std::string zsh = subcite({"completions", "zsh"}).out;
  const std::string fish = subcite({"completions", "fish"}).out;
  const std::string man = std::regex_replace(subcite({"man"}).out, std::regex(R"(\\-)"), "-");
  for (const std::string& option : options) {
    EXPECT_NE(bash.find(option), std::string::npos) << option;
    EXPECT_NE(zsh.find(option), std::string::npos) << option;
    EXPECT_NE(fish.find("-l " + option.substr(2)), std::string::npos) << option;
    EXPECT_NE(man.find(option), std::string::npos) << option;
  }
}

TEST(Install, bash_takes_the_completions_and_completes) {
  const Scratch scratch;
  write_file(scratch / "c", subcite({"completions", "bash"}).out);
  const Outcome run = run_program("/bin/bash", {"-c", ". " + (scratch / "c") + "; COMP_WORDS=(subcite check --fail-on w); COMP_CWORD=3; _subcite; echo ${COMPREPLY[@]}; COMP_WORDS=(subcite ren); COMP_CWORD=1; _subcite; echo ${COMPREPLY[@]}"});
  EXPECT_EQ(run.out, "warning\nrenumber\n") << run.err;
  EXPECT_EQ(subcite({"completions", "tcsh"}).code, 2);
}

}  // namespace
}  // namespace subcite::program
