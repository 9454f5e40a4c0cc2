// Where a cited source can be pulled: an address made from what is cited, without a network.
#pragma once

#include <string>

#include "model/manuscript.h"

namespace subcite {

/// "10.1000/182" as an address of doi.org.
std::string doi_address(std::string_view doi);

/// The DOI, the official text (govinfo.gov, law.cornell.edu, courtlistener.com, hudoc.echr.coe.int, docs.un.org), or the
/// cited page itself, at the cited page of a PDF; empty where nothing cited says where.
std::string pull_address(const Document& d, const Citation& full);

}  // namespace subcite
