// Which full citations denote one work. Keys: a case by reporter, volume and page; an article by first
// author and title; a book by author, title, edition and volume; a chapter by author, title and
// collection; a web page by author or site, title and date; a U.N. document by symbol; a treaty by
// name and date.
#pragma once

#include <string>

#include "model/citation.h"
#include "model/document.h"

namespace subcite::resolving {

/// The key under which this full citation is filed; empty where it denotes nothing that can recur.
std::string work_key(const Document& document, const Citation& citation);

/// The folded surname of the first author, or the whole folded name of a body.
std::string first_author_key(const Document& document, const Citation& citation);

}  // namespace subcite::resolving
