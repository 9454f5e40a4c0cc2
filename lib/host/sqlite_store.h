// io::Store on SQLite.
#pragma once

#include "io/store.h"

namespace subcite::host {

Result<io::OpenStore> open_sqlite_store(const std::string& path);

}  // namespace subcite::host
