// Addresses as they are printed in running text: where one begins and ends, its sentence's own
// punctuation left outside, and its parts (RFC 3986). Near misses ("http:/", "htpp://") are found
// too, so that a rule can speak of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace subcite {

struct PrintedUrl {
  Span span;                 // of the text, sentence punctuation left out
  bool angled = false;       // stands between < and >
  bool open_angle = false;   // < directly before, whether closed or not
  bool close_angle = false;  // > directly after
  bool bracketed = false;    // stands alone in [ ]
  bool spaced = false;       // holds a space that was typed
};

/// Every address printed in the span, in order. Time is linear in the span.
std::vector<PrintedUrl> find_urls(std::string_view text, Span within);

/// The same and addresses without a scheme that begin with "www.".
std::vector<PrintedUrl> find_addresses(std::string_view text, Span within);

/// Bytes of "http://" or a near miss at `at`; 0 where no address begins there.
std::size_t scheme_size(std::string_view text, std::size_t at);

/// An address broken behind a point of its host or before the ending of its page, and the word that goes on:
/// "https://www.weirs.", "org/locks"; "https://weirs.org/locks.", "html".
bool goes_on_behind_point(std::string_view address, std::string_view word);

struct UrlParts {
  std::string scheme;  // lower case
  std::string user_info;
  std::string host;  // lower case, as printed otherwise
  std::string port;
  std::string path;
  std::string query;
  std::string fragment;
  bool has_query = false;
  bool has_user_info = false;
};

/// Splits by RFC 3986 appendix B; never fails.
UrlParts split_url(std::string_view url);

/// One form for addresses that mean the same page: no scheme, no www., no tracking keys, sorted
/// query, no plain fragment, no final slash.
std::string normalised_url(std::string_view url);

/// "%41" for each byte that is neither a letter, a digit nor in `kept` (RFC 3986 section 2.1).
std::string percent_encoded(std::string_view text, std::string_view kept = "-._~");

/// The bytes that escapes stand for; what is no whole escape stays.
std::string percent_decoded(std::string_view text);

/// A request target that RFC 3986 allows: blanks and bytes outside ASCII percent-encoded.
std::string encoded_url(std::string_view url);

/// Resolves a reference against an absolute base (RFC 3986 section 5.2).
std::string resolve_url(std::string_view base, std::string_view reference);

}  // namespace subcite
