// A set of Arguments that only writes down what is declared.
#include "option_table.h"

#include "base/text.h"

namespace subcite {
namespace {

class Recorder : public Arguments {
 public:
  explicit Recorder(CommandOptions& out) : out_(out) {}
  void flag(const std::string& names, bool&, const std::string& help) override { add(names, "", help); }
  void text(const std::string& names, std::string&, const std::string& help, const std::string& placeholder) override { add(names, placeholder, help); }
  void number(const std::string& names, long&, long, long, const std::string& help) override { add(names, "N", help); }
  void list(const std::string& names, std::vector<std::string>&, const std::string& help, const std::string& placeholder) override { add(names, placeholder, help); }
  void rest(const std::string& name, std::vector<std::string>&, const std::string& help, bool) override { out_.rest = name, out_.rest_help = help; }

 private:
  void add(const std::string& names, const std::string& placeholder, const std::string& help) {
    Option option{{}, placeholder, help};
    for (const std::string_view name : split(names, ',')) option.names.emplace_back(name);
    out_.options.push_back(std::move(option));
  }
  CommandOptions& out_;
};

}  // namespace

std::vector<CommandOptions> option_table(io::World& world) {
  std::vector<CommandOptions> out;
  for (const Command* command : commands()) {
    CommandOptions entry;
    entry.command = command;
    Recorder recorder(entry);
    command->declare(recorder, world);
    entry.options.push_back({{"--help", "-h"}, "", "Show the options"});
    out.push_back(std::move(entry));
  }
  return out;
}

}  // namespace subcite
