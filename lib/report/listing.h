// What the reports for build servers share: findings that count, one after the other, and addresses of files.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "model/manuscript.h"
#include "report/format.h"

namespace subcite {

struct Listed {
  const Finding* finding;
  Place place;        // of its words in the file
  std::string file;   // the manuscript's, or one that LaTeX inputs
  std::string where;  // "note 12", "body"
};

/// Findings that are not suppressed, in order.
void each_finding(const Manuscript& m, const std::function<void(const Listed&)>& take);

/// What `suppressed` begins with where an editor dismissed the finding in an earlier round; the reason follows.
inline constexpr std::string_view kByEditor = "triage: ";
inline bool is_dismissed(std::string_view suppressed) { return suppressed.starts_with(kByEditor); }

/// The manuscript's file, or the one that LaTeX inputs, of a place in it.
std::string file_of(const std::string& path, const Place& place);
/// "a.docx, note 12".
std::string place_words(const AcrossPlace& place);
/// Message and help as one sentence after the other.
std::string told(const AcrossFinding& f);

/// "3 errors fewer, 1 warning more"; empty where nothing changed.
std::string change_words(const Change& change);

/// At most so many bytes and a sign that there were more, cut at a blank where there is one.
std::string shortened(std::string_view words, std::size_t most);

/// A path as a relative address (RFC 3986): what is not allowed in one is percent-encoded. From the root it is a file: address.
std::string uri_of(std::string_view path);

/// "2 errors, 1 warning, 0 of style in 19 notes of 1 manuscript".
std::string totals_words(const Totals& totals);

/// Message and help as one sentence after the other.
std::string told(const Finding& f);

}  // namespace subcite
