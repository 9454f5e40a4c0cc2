// The values of options as they are written: sizes, report targets, lists of codes.
#pragma once

#include "base/result.h"
#include "config/settings.h"

namespace subcite {

/// "64", "200k", "64M", "2G": bytes, at most 4 GiB - 1 (places in a manuscript are 32 bits wide).
Result<std::uint64_t> parse_size(const std::string& text);

/// The same into `size`, which stays where nothing is written.
Result<void> read_size(const std::string& text, std::uint64_t& size);

/// "FORMAT=FILE".
Result<ReportTarget> parse_report(const std::string& text);

Result<FailOn> parse_fail_on(const std::string& text);

/// "S001,S002" appended to the list.
void append_codes(const std::string& text, std::vector<std::string>& codes);

}  // namespace subcite
