// CLI11 behind Arguments; its exit codes become the program's own (2 for usage).
#include "command_line.h"

#include <CLI/CLI.hpp>

#include "command.h"

namespace subcite {

std::string version() { return SUBCITE_VERSION; }

namespace {

class CliArguments : public Arguments {
 public:
  explicit CliArguments(CLI::App& app) : app_(app) {}

  void flag(const std::string& names, bool& value, const std::string& help) override { app_.add_flag(names, value, help); }
  void text(const std::string& names, std::string& value, const std::string& help, const std::string& placeholder) override { app_.add_option(names, value, help)->type_name(placeholder); }
  void number(const std::string& names, long& value, long least, long most, const std::string& help) override { app_.add_option(names, value, help)->type_name("N")->check(CLI::Range(least, most)); }
  void list(const std::string& names, std::vector<std::string>& values, const std::string& help, const std::string& placeholder) override {
    app_.add_option(names, values, help)->type_name(placeholder)->allow_extra_args(false);  // one value each time, so that a file may follow
  }
  void rest(const std::string& name, std::vector<std::string>& values, const std::string& help, bool required) override {
    app_.add_option(name, values, help)->required(required);
  }

 private:
  CLI::App& app_;
};

int usage_error(const CLI::App& app, const CLI::ParseError& error, io::World& world) {
  const CLI::App* at = app.get_subcommands().empty() ? &app : app.get_subcommands().front();
  const std::string name = at == &app ? "subcite" : "subcite " + at->get_name();
  world.console.write(2, "subcite: " + std::string(error.what()) + "\nRun `" + name + " --help` for the options.\n");
  return 2;
}

}  // namespace

int run_command_line(int argc, char** argv, io::World& world) {
  CLI::App app{"Checks the citations and footnotes of law-review manuscripts.", "subcite"};
  app.set_version_flag("--version", "subcite " + version());
  app.require_subcommand(1);
  app.get_formatter()->column_width(34);
  std::vector<std::unique_ptr<CliArguments>> arguments;
  std::vector<std::pair<CLI::App*, std::function<int()>>> actions;
  for (const Command* command : commands()) {
    CLI::App* sub = app.add_subcommand(std::string(command->name), std::string(command->summary));
    arguments.push_back(std::make_unique<CliArguments>(*sub));
    actions.emplace_back(sub, command->declare(*arguments.back(), world));
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const auto chosen = app.get_subcommands();
    world.console.write(1, chosen.empty() ? app.help() : chosen.front()->help());
    return 0;
  } catch (const CLI::CallForVersion&) {
    world.console.write(1, "subcite " + version() + "\n");
    return 0;
  } catch (const CLI::ParseError& error) {
    return usage_error(app, error, world);
  }
  for (const auto& [sub, action] : actions)
    if (sub->parsed()) return action();
  return 2;
}

}  // namespace subcite
