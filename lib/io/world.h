// The outside world in one bundle, as cmd/main hands it down.
#pragma once

#include <functional>
#include <memory>

#include "io/http.h"
#include "io/io.h"
#include "io/store.h"

namespace subcite::io {

struct World {
  FileSystem& files;
  Clock& clock;
  Ids& ids;
  Environment& environment;
  Console& console;
  Programs& programs;
  std::function<std::unique_ptr<Http>(const HttpOptions&)> http;
  StoreOpener store;
};

}  // namespace subcite::io
