// Each parser says in its error what may be written instead.
#include "config/parse.h"

#include "base/text.h"

namespace subcite {

Result<std::uint64_t> parse_size(const std::string& text) {
  std::uint64_t value = 0;
  std::size_t at = 0;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9' && value < (1ULL << 40U)) value = value * 10 + static_cast<std::uint64_t>(text[at++] - '0');
  const std::string unit = lower_ascii(text.substr(at));
  unsigned shift = 0;
  if (unit == "k" || unit == "kib" || unit == "kb") shift = 10;
  else if (unit == "m" || unit == "mib" || unit == "mb") shift = 20;
  else if (unit == "g" || unit == "gib" || unit == "gb") shift = 30;
  else if (!unit.empty() && unit != "b") return failure("“" + text + "” is no size. Write bytes, or a number with k, M or G, such as 200M.");
  if (at == 0 || value == 0) return failure("“" + text + "” is no size. Write bytes, or a number with k, M or G, such as 200M.");
  constexpr std::uint64_t kMost = 0xFFFFFFFFULL;
  if (value > (kMost >> shift)) return failure("“" + text + "” is too large: at most 4 GiB less one byte (4294967295).");
  return value << shift;
}

Result<void> read_size(const std::string& text, std::uint64_t& size) {
  if (text.empty()) return {};
  return parse_size(text).map([&](std::uint64_t read) { size = read; });
}

Result<ReportTarget> parse_report(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == text.size()) return failure("“" + text + "” is no report. Write FORMAT=FILE, such as json=report.json.");
  return ReportTarget{text.substr(0, equals), text.substr(equals + 1)};
}

Result<FailOn> parse_fail_on(const std::string& text) {
  if (text == "error") return FailOn::Error;
  if (text == "warning") return FailOn::Warning;
  if (text == "style") return FailOn::Style;
  if (text == "never") return FailOn::Never;
  return failure("“" + text + "” is no severity. Write error, warning, style or never.");
}

void append_codes(const std::string& text, std::vector<std::string>& codes) {
  for (const std::string_view code : split(text, ','))
    if (const auto bare = trim(code); !bare.empty()) codes.emplace_back(bare);
}

}  // namespace subcite
