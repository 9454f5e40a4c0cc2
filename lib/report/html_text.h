// The head of a page, and words of a manuscript as HTML: text stays text, whatever it holds; italics and small capitals are kept.
#pragma once

#include <string>
#include <string_view>

#include "report/format.h"

namespace subcite {

/// The first bytes of every page of ours, by which an earlier round's are told from manuscripts.
constexpr std::string_view kOwnPage = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta name=\"generator\" content=\"subcite\">";

/// What pages begin with, to their heading; their policy lets in the style, and a script of this digest where there is one.
void html_head(const ReportContext& context, std::string_view script_digest, std::string& out);

std::string plain_html(std::string_view words);
std::string typeset_html(const Document& d, Span span);

}  // namespace subcite
