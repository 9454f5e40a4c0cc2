// Formats that other programs read for us: PDF by poppler's pdftohtml; RTF, old Word files, EPUB and others by
// LibreOffice or pandoc, in a folder of their own, under bounds.
#pragma once

#include <string>
#include <string_view>

#include "io/io.h"

namespace subcite {

struct Converted {
  std::string bytes;
  std::string remark;      // how it was read; empty where no other program was needed
  bool by_others = false;  // the format is none of ours
};

/// The bytes as they are, or what another program made of them. Fails with what to install where it is missing.
Result<Converted> convert(std::string bytes, std::string_view file_name, io::Programs& programs);

}  // namespace subcite
