// The works that a reference manager keeps with a citation: CSL-JSON (Citation Style Language 1.0.2) of Zotero and
// Mendeley, the records of EndNote.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "docx/xml.h"
#include "model/document.h"

namespace subcite::docx {

/// Of "citationItems", those with data. At most 200.
std::vector<StoredWork> csl_works(const nlohmann::json& items);

/// Of an EndNote element with its Cite elements. At most 200.
std::vector<StoredWork> endnote_works(const Node& root);

/// The member of an object; null where there is none.
const nlohmann::json& member(const nlohmann::json& object, const char* key);
/// A string; empty for anything else.
std::string text_of(const nlohmann::json& value);

constexpr std::size_t kMostOfText = 2000;  // bytes of a field

/// All text below a node, nothing where it is longer than `most`: EndNote wraps words in "style".
std::string text_below(const Node& node, std::size_t most = kMostOfText);

/// The bytes that base64 stands for (RFC 4648); white space is passed over, and what follows the first other byte is left out.
std::string from_base64(std::string_view text);

}  // namespace subcite::docx
