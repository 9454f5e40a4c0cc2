// Lines are read one by one; groups that name the agent are joined (2.2.1).
#include "link/robots.h"

#include "base/text.h"
#include "base/url.h"

namespace subcite {
namespace {

constexpr std::size_t kMostText = 500U << 10U;
constexpr std::size_t kMostLines = 5000;

/// `*` stands for any characters, `$` at the end for the end (2.2.3). Linear in the path for each star.
bool matches(std::string_view pattern, std::string_view path) {
  const bool to_end = pattern.ends_with('$');
  if (to_end) pattern.remove_suffix(1);
  std::size_t p = 0;
  std::size_t at = 0;
  std::size_t star = std::string_view::npos;
  std::size_t mark = 0;
  while (true) {
    if (p == pattern.size() && (!to_end || at == path.size())) return true;
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      mark = at;
    } else if (p < pattern.size() && at < path.size() && pattern[p] == path[at]) {
      ++p;
      ++at;
    } else if (star != std::string_view::npos && mark < path.size()) {
      p = star + 1;
      at = ++mark;
    } else return false;
  }
}

/// Letters, digits and marks that need no encoding are compared as themselves (2.2.2).
std::string plain(std::string_view path) {
  std::string out;
  for (std::size_t at = 0; at < path.size(); ++at) {
    const std::string one = path[at] == '%' && at + 2 < path.size() ? percent_decoded(path.substr(at, 3)) : std::string();
    const bool bare = one.size() == 1 && (is_one_of(one, {"-", "_", ".", "~"}) || (is_alphanumeric(one[0])));
    if (bare) out += one, at += 2;
    else out += path[at];
  }
  return out;
}

}  // namespace

Robots Robots::allow_none() {
  Robots r;
  r.lines_.push_back({false, "/"});
  r.unread_ = true;
  return r;
}

Robots Robots::parse(std::string_view text, std::string_view agent) {
  Robots ours;
  Robots everyones;
  bool for_us = false;
  bool for_all = false;
  bool named = false;    // a group for us is there
  bool heading = false;  // the last line was a user-agent line
  text = text.substr(0, kMostText);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::string lines = replaced(std::string(text), "\r", "\n");  // lines end with either (RFC 9309 section 2.2)
  for (std::string_view line : split(lines, '\n')) {
    line = trim(line.substr(0, line.find('#')));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string key = lower_ascii(trim(line.substr(0, colon)));
    const std::string_view value = trim(line.substr(colon + 1));
    if (key == "user-agent") {
      if (!heading) for_us = for_all = false;
      heading = true;
      for_us = for_us || equals_ignoring_case(value.substr(0, value.find('/')), agent);
      for_all = for_all || value == "*";
      named = named || for_us;
      continue;
    }
    if (key != "allow" && key != "disallow") continue;
    heading = false;
    constexpr std::size_t kLongest = 2000;  // bytes of a rule
    if (value.empty() || value.size() > kLongest) continue;
    if (for_us && ours.lines_.size() < kMostLines) ours.lines_.push_back({key == "allow", plain(value)});
    if (for_all && everyones.lines_.size() < kMostLines) everyones.lines_.push_back({key == "allow", plain(value)});
  }
  return named ? ours : everyones;
}

bool Robots::allows(std::string_view path) const {
  constexpr std::size_t kLongestPath = 4000;
  const std::string decoded = plain(path.empty() ? std::string_view("/") : path.substr(0, kLongestPath));
  path = decoded;
  const Line* best = nullptr;
  for (const Line& line : lines_)
    if ((best == nullptr || line.pattern.size() > best->pattern.size() || (line.pattern.size() == best->pattern.size() && line.allow)) && matches(line.pattern, path)) best = &line;
  return best == nullptr || best->allow || path == "/robots.txt";
}

}  // namespace subcite
