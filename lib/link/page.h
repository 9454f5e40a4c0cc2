// A fetched page as the link check looks at it: its content coding undone within a bound, its head read, what it says
// of itself.
#pragma once

#include <string>
#include <string_view>

#include "link/coding.h"
#include "link/tags.h"
#include "model/exchange.h"
#include "model/link.h"

namespace subcite {

/// The body as it was before its codings; `most` bounds what may come out.
PageText decoded_body(const Exchange& exchange, std::size_t most);

struct Page {
  bool bomb = false;        // more than 32 MiB when decoded
  bool html = false;        // by its type, or by its first bytes where it has none
  bool empty = false;       // nothing but blanks
  std::string plain_words;  // of a plain text that is no longer than a sentence
  std::string bytes;        // of an HTML page, its beginning, in UTF-8
  PageHead head;
  PageFacts facts;  // of HTML and PDF
};

/// The page an answer carries.
Page read_page(const Exchange& exchange);

}  // namespace subcite
