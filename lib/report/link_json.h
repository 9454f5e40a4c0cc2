// A link of the report's contract, wherever it is written.
#pragma once

#include "model/document.h"
#include "model/link.h"
#include "report/json_writer.h"

namespace subcite {

/// One object; `manuscript` first, where it is given. Notes are those of `document`.
void write_link(JsonWriter& json, const Document& document, const Link& link, const LinkResult& result, std::string_view manuscript = {});

}  // namespace subcite
