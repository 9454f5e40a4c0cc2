// SQLite, through the store of lib/io; the files that its log leaves beside it go with it.
#include "run/scratch.h"

namespace subcite {

Scratch::~Scratch() {
  store_.store.reset();
  for (const char* tail : {"", "-wal", "-shm"})
    if (!path_.empty()) world_.files.remove(path_ + tail);
}

bool Scratch::open() {
  if (store_.store != nullptr) return true;
  if (!trouble_.empty()) return false;
  const std::string folder = world_.environment.variable("TMPDIR");
  path_ = (folder.empty() ? "/tmp" : folder) + "/subcite-" + world_.ids.uuid() + ".sqlite";
  auto store = world_.store(path_);
  if (store) store_ = std::move(*store);
  else trouble_ = store.error().message;
  return store_.store != nullptr;
}

void Scratch::put(std::string_view space, const Rows& rows) {
  if (!open()) return;
  if (const auto put = store_.store->put_all(space, rows); !put && trouble_.empty()) trouble_ = put.error().message;
}

std::optional<std::string> Scratch::get(std::string_view space, std::string_view key) { return store_.store == nullptr ? std::nullopt : store_.store->get(space, key); }

void Scratch::each(std::string_view space, const std::function<void(std::string_view, std::string_view)>& take) {
  if (store_.store != nullptr) store_.store->each(space, take);
}

Result<void> Scratch::sound() const { return trouble_.empty() ? Result<void>{} : failure(trouble_); }

}  // namespace subcite
