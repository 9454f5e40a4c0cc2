// What a fetched page says of itself: title, not-found and log-in marks. Read from at most the first
// megabyte, the content coding undone within a bound.
#pragma once

#include <string>
#include <string_view>

#include "model/exchange.h"

namespace subcite {

struct PageText {
  std::string bytes;  // decoded, cut after `limit`
  bool bomb = false;  // grew beyond the bound when decoded
  bool undecodable = false;
};

/// Undoes gzip and deflate; `most` bounds what may come out.
PageText decoded_body(const Exchange& exchange, std::size_t most);

/// The words of <title>, character references undone, white space folded.
std::string title_of(std::string_view html);

/// "Page not found", "404 ...": the site's not-found page by its title.
bool says_not_found(std::string_view title);
/// A wall against programs, by its title.
bool says_bot_wall(std::string_view title);
/// "This domain is for sale".
bool says_parked(std::string_view title, std::string_view html);

/// The page holds an element with this id or name.
bool has_fragment(std::string_view html, std::string_view fragment);

}  // namespace subcite
