// The top level and the tables of rules; what a rule's own options may be is checked where the rules are known.
#include "config/file.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <toml++/toml.h>

#include "base/fold.h"
#include "base/text.h"

namespace subcite {
namespace {

constexpr std::array<std::string_view, 8> kKeys{"edition", "style", "select", "ignore", "preview", "as_of", "rules", "house"};
constexpr std::array<std::string_view, 4> kEditions{"bluebook20", "bluebook21", "bluebook22", "indigo2"};
constexpr std::array<std::string_view, 4> kStyles{"bluebook", "maroonbook", "oscola", "mcgill"};

template <class List>
std::string listed(const List& list) {
  std::string out;
  for (const std::string_view word : list) out += (out.empty() ? "" : ", ") + std::string(word);
  return out;
}

template <class List>
std::string nearest(const List& list, std::string_view wrong) {
  for (const std::string_view word : list)
    if (edit_distance(word, wrong, 3) <= 2) return " Did you mean " + std::string(word) + "?";
  return " Write one of: " + listed(list) + ".";
}

class Parser {
 public:
  Parser(const std::string& path, FileConfig& out) : path_(path), out_(out) {}

  Result<void> run(const toml::table& table) {
    for (const auto& [key, node] : table) {
      const Result<void> read = top_level(std::string(key.str()), node);
      if (!read) return read;
    }
    return {};
  }

 private:
  [[nodiscard]] std::string place(const toml::node& node) const { return path_ + ":" + std::to_string(node.source().begin.line); }
  [[nodiscard]] tl::unexpected<Error> wrong(const toml::node& node, const std::string& message) const { return failure(place(node) + ": " + message); }

  void keep(const std::string& name, const toml::node& node) {
    std::ostringstream value;
    node.visit([&](const auto& n) { value << n; });
    out_.origins.push_back({name, value.str(), place(node)});
  }

  Result<void> top_level(const std::string& key, const toml::node& node) {
    if (key == "rules") return rules(node);
    if (key == "house") return house(node);
    if (key == "ignore" && is_entries(node)) return entries(node);
    keep(key, node);
    Selection& s = out_.selection;
    if (key == "edition") return choice(node, key, kEditions, s.edition);
    if (key == "style") return choice(node, key, kStyles, s.style);
    if (key == "select") return list(node, key, s.select);
    if (key == "ignore") return list(node, key, s.ignore);
    if (key == "preview") return flag(node, key, s.preview);
    if (key == "as_of") return day(node, s.as_of);
    return wrong(node, "“" + key + "” is no setting." + nearest(kKeys, key));
  }

  template <class List>
  Result<void> choice(const toml::node& node, const std::string& key, const List& list, std::string& out) {
    const auto value = node.value<std::string>();
    if (!value || std::find(list.begin(), list.end(), *value) == list.end()) return wrong(node, "“" + value.value_or("this") + "” is no " + key + "." + nearest(list, value.value_or("")));
    out = *value;
    return {};
  }

  Result<void> list(const toml::node& node, const std::string& key, std::vector<std::string>& out) {
    const toml::array* array = node.as_array();
    if (array == nullptr) return wrong(node, key + " is a list of codes: " + key + " = [\"S001\", \"U\"].");
    for (const toml::node& item : *array) {
      const auto code = item.value<std::string>();
      if (!code) return wrong(item, key + " holds codes in quotation marks.");
      out.push_back(*code);
    }
    return {};
  }

  Result<void> flag(const toml::node& node, const std::string& key, bool& out) {
    const auto value = node.value<bool>();
    if (!value) return wrong(node, key + " is true or false.");
    out = *value;
    return {};
  }

  Result<void> day(const toml::node& node, std::string& out) {
    if (const auto date = node.value<toml::date>()) {
      std::ostringstream text;
      text << *date;
      out = text.str();
      return {};
    }
    const auto text = node.value<std::string>();
    if (!text) return wrong(node, "as_of is a date: as_of = 2026-03-01.");
    out = *text;
    return {};
  }

  Result<void> rules(const toml::node& node) {
    const toml::table* table = node.as_table();
    if (table == nullptr) return wrong(node, "rules are tables of their own: [rules.S009].");
    for (const auto& [code, options] : *table) {
      const toml::table* values = options.as_table();
      if (values == nullptr) return wrong(options, "Write [rules." + std::string(code.str()) + "] and its options below.");
      for (const auto& [key, value] : *values) {
        const Result<void> read = rule_option(std::string(code.str()), std::string(key.str()), value);
        if (!read) return read;
      }
    }
    return {};
  }

  static bool is_entries(const toml::node& node) {
    const toml::array* array = node.as_array();
    return array != nullptr && !array->empty() && array->front().is_table();
  }

  /// The string of a key in an entry; fails where it is no string.
  Result<void> word(const toml::node& node, std::string_view key, std::string& out) {
    const auto value = node.value<std::string>();
    const auto number = node.value<std::int64_t>();
    if (!value && !(number && key == "note")) return wrong(node, std::string(key) + " is text in quotation marks.");
    out = value ? *value : std::to_string(*number);
    return {};
  }

  struct Slot {
    std::string_view key;
    std::string* value;
  };

  /// Every key of an entry into its slot.
  template <std::size_t N>
  Result<void> fields(const toml::table& table, const std::string& kind, const std::array<Slot, N>& slots) {
    for (const auto& [key, value] : table) {
      const std::string name(key.str());
      keep(std::string(kind).append(".").append(name), value);
      const auto slot = std::find_if(slots.begin(), slots.end(), [&](const Slot& s) { return s.key == name; });
      if (slot == slots.end()) {
        std::array<std::string_view, N> known;
        std::transform(slots.begin(), slots.end(), known.begin(), [](const Slot& s) { return s.key; });
        return wrong(value, std::string("“").append(name).append("” is no key of [[").append(kind).append("]].").append(nearest(known, name)));
      }
      if (Result<void> read = word(value, name, *slot->value); !read) return read;
    }
    return {};
  }

  /// [[ignore]]
  Result<void> entries(const toml::node& node) {
    for (const toml::node& item : *node.as_array()) {
      const toml::table* table = item.as_table();
      if (table == nullptr) return wrong(item, "ignore is a list of codes or of [[ignore]] tables, not both.");
      Ignore entry;
      entry.place = place(item);
      if (Result<void> read = fields(*table, "ignore", std::array<Slot, 4>{{{"rule", &entry.rule}, {"note", &entry.note}, {"text", &entry.text}, {"reason", &entry.reason}}}); !read) return read;
      if (entry.rule.empty() && entry.text.empty() && entry.note.empty()) return wrong(item, "[[ignore]] needs a rule, a note or a text to go by.");
      out_.selection.ignores.push_back(std::move(entry));
    }
    return {};
  }

  /// [[house]]
  Result<void> house(const toml::node& node) {
    const toml::array* array = node.as_array();
    if (array == nullptr) return wrong(node, "house is a list of tables: [[house]] with pattern and message.");
    for (const toml::node& item : *array) {
      const toml::table* table = item.as_table();
      if (table == nullptr) return wrong(item, "house is a list of tables: [[house]] with pattern and message.");
      HousePattern entry;
      entry.place = place(item);
      if (Result<void> read = fields(*table, "house", std::array<Slot, 4>{{{"pattern", &entry.pattern}, {"message", &entry.message}, {"scope", &entry.scope}, {"severity", &entry.severity}}}); !read) return read;
      if (entry.pattern.empty() || entry.message.empty()) return wrong(item, "[[house]] needs a pattern and a message.");
      if (!is_one_of(entry.scope, {"notes", "body", "all"})) return wrong(item, "A scope is notes, body or all.");
      if (!is_one_of(entry.severity, {"error", "warning", "style"})) return wrong(item, "A severity is error, warning or style.");
      out_.selection.house.push_back(std::move(entry));
    }
    return {};
  }

  Result<void> rule_option(const std::string& code, const std::string& key, const toml::node& value) {
    keep("rules." + code + "." + key, value);
    if (key == "severity") {
      const auto word = value.value<std::string>();
      if (word == "error") out_.selection.severities[code] = Severity::Error;
      else if (word == "warning") out_.selection.severities[code] = Severity::Warning;
      else if (word == "style") out_.selection.severities[code] = Severity::Style;
      else return wrong(value, "A severity is error, warning or style.");
      return {};
    }
    if (const toml::table* parts = value.as_table()) {  // max_len = { article = 150 }
      for (const auto& [part, of_part] : *parts) option(code, key + "." + std::string(part.str()), of_part);
    } else {
      option(code, key, value);
    }
    return {};
  }

  void option(const std::string& code, const std::string& key, const toml::node& value) {
    std::ostringstream text;
    if (const auto word = value.value_exact<std::string>()) text << *word;
    else value.visit([&](const auto& n) { text << n; });
    out_.selection.options[code].values[key] = text.str();
  }

  const std::string& path_;
  FileConfig& out_;
};

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string(".") : slash == 0 ? std::string("/")
                                                                    : path.substr(0, slash);
}

}  // namespace

Result<FileConfig> read_config(const std::string& text, const std::string& path) {
  FileConfig config;
  config.path = path;
  try {
    const toml::table table = toml::parse(text, path);
    if (const Result<void> read = Parser(config.path, config).run(table); !read) return tl::unexpected<Error>(read.error());
  } catch (const toml::parse_error& error) {  // the one way in which Debian's build of the library tells
    return failure(path + ":" + std::to_string(error.source().begin.line) + ": " + std::string(error.description()) + ".");
  }
  return config;
}

std::vector<std::string> config_places(const std::string& manuscript, io::FileSystem& files) {
  constexpr int kMostFolders = 64;
  std::vector<std::string> out;
  std::string folder = files.absolute(folder_of(manuscript));
  for (int i = 0; i < kMostFolders && !folder.empty(); ++i) {
    out.push_back((folder == "/" ? "" : folder) + "/subcite.toml");
    if (folder == "/") break;
    folder = folder_of(folder);
  }
  return out;
}

Result<FileConfig> find_config(const std::string& manuscript, io::FileSystem& files) {
  constexpr std::uint64_t kLargest = 1U << 20U;
  for (const std::string& path : config_places(manuscript, files)) {
    if (!files.exists(path)) continue;
    const Result<std::string> text = files.read(path, kLargest);
    if (!text) return failure(path + ": " + text.error().message + ".");
    return read_config(*text, path);
  }
  return FileConfig{};
}

Selection merged(const Selection& file, const Selection& command_line) {
  Selection all = file;
  if (!command_line.select.empty()) all.select = command_line.select;
  all.ignore.insert(all.ignore.end(), command_line.ignore.begin(), command_line.ignore.end());
  all.preview = file.preview || command_line.preview;
  if (!command_line.as_of.empty()) all.as_of = command_line.as_of;
  return all;
}

}  // namespace subcite
