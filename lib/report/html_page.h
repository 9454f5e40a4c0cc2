// What every HTML report carries: its style and its script, and the digests by which the page's Content-Security-Policy
// lets these two in and nothing else.
#pragma once

#include <string_view>

namespace subcite {

extern const std::string_view kHtmlStyle;
extern const std::string_view kHtmlScript;
/// SHA-256 in base64, as CSP 3 asks; a test recomputes them.
extern const std::string_view kHtmlStyleDigest;
extern const std::string_view kHtmlScriptDigest;

}  // namespace subcite
