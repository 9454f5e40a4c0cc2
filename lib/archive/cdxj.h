// CDXJ, the index of an archive: one line a capture, sorted by the address turned round (SURT) and time.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/warc.h"

namespace subcite {

struct Capture {
  std::string url;
  std::string date;  // ISO 8601
  std::string mime;
  std::string title;  // of a page; empty for others
  int status = 0;
  WarcPlace place;
};

/// "https://www.example.org/a?b" as "org,example)/a?b".
std::string surt_of(std::string_view url);

/// The whole index; `warc` is the file the captures are in.
std::string cdxj_of(const std::vector<Capture>& captures, const std::string& warc);

/// pages.jsonl of a WACZ (format json-pages-1.0).
std::string pages_of(const std::vector<Capture>& captures);

}  // namespace subcite
