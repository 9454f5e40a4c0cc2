// The words with which a site says that a page is not there.
#pragma once

#include <string>
#include <string_view>

#include "link/tags.h"

namespace subcite {

/// "error 404: page not found", in lower case, says nothing but that.
bool is_not_found(std::string part);

/// One of the title's parts says so, or is the number.
bool title_says_not_found(std::string_view title);

/// A short page that speaks of the page one asked for, and says that it is not there.
bool excuses_itself(std::string_view words);

/// Bytes that a page shows besides menus.
std::size_t said(const PageHead& head);

/// Little else is said than that a page, document or the like is not there.
bool says_it_is_gone(const PageHead& head);

/// Within a text or a title, what makes it suspect and no more.
bool words_hint(std::string_view words);
bool title_hints(std::string_view title);

}  // namespace subcite
