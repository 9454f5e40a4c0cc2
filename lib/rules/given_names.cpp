// In order, so that a name is found by halving.
#include "rules/given_names.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace subcite::rules_support {

namespace {

constexpr std::array<std::string_view, 158> kGivenNames{"Aaron", "Ada", "Adam", "Alan", "Albert", "Alex", "Alexander", "Alice", "Amy", "Andrea", "Andrew", "Ann", "Anna", "Anne", "Anthony", "Arthur", "Barbara", "Benjamin", "Brandon", "Brian", "Bruce", "Bryan", "Carl", "Carol", "Catherine", "Charles", "Christine", "Christopher", "Cynthia", "Daniel", "David", "Deborah", "Dennis", "Diane", "Donald", "Donna", "Dorothy", "Douglas", "Edward", "Elena", "Elizabeth", "Ella", "Emily", "Emma", "Eric", "Ethan", "Eugene", "Eva", "Evelyn", "Felix", "Frank", "Frederick", "Gary", "George", "Gerald", "Gloria", "Gregory", "Hannah", "Harold", "Heather", "Helen", "Henry", "Hugh", "Iris", "Jack", "Jacob", "James", "Jane", "Janet", "Jason", "Jean", "Jeffrey", "Jennifer", "Jeremy", "Jerry", "Jesse", "Jessica", "John", "Jonathan", "Jose", "Joseph", "Joshua", "Joyce", "Judith", "Julia", "Justin", "Karen", "Kathleen", "Kathryn", "Keith", "Kenneth", "Kevin", "Larry", "Laura", "Lena", "Leo", "Linda", "Lisa", "Lucy", "Margaret", "Maria", "Mark", "Martha", "Mary", "Matthew", "Megan", "Melissa", "Michael", "Michelle", "Mira", "Nancy", "Nathan", "Nicholas", "Noah", "Nora", "Oliver", "Olivia", "Oscar", "Otto", "Pamela", "Patricia", "Patrick", "Paul", "Peter", "Philip", "Priya", "Rachel", "Ralph", "Raymond", "Rebecca", "Richard", "Robert", "Roger", "Ronald", "Ruth", "Samuel", "Sandra", "Sarah", "Sean", "Sharon", "Simon", "Sophia", "Stephanie", "Stephen", "Steven", "Susan", "Teresa", "Theresa", "Thomas", "Timothy", "Tyler", "Victor", "Victoria", "Vincent", "Walter", "Wayne", "William", "Zachary"};

bool is_nickname(std::string_view nick, std::string_view whole) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 30> kNames{{{"abe", "abraham"}, {"al", "albert"}, {"alex", "alexander"}, {"andy", "andrew"}, {"ben", "benjamin"}, {"beth", "elizabeth"}, {"bill", "william"}, {"bob", "robert"}, {"chris", "christopher"}, {"dan", "daniel"}, {"dave", "david"}, {"ed", "edward"}, {"fred", "frederick"}, {"jim", "james"}, {"joe", "joseph"}, {"kate", "katherine"}, {"ken", "kenneth"}, {"larry", "lawrence"}, {"liz", "elizabeth"}, {"matt", "matthew"}, {"meg", "margaret"}, {"mike", "michael"}, {"nick", "nicholas"}, {"pat", "patricia"}, {"rick", "richard"}, {"rob", "robert"}, {"sam", "samuel"}, {"steve", "stephen"}, {"sue", "susan"}, {"tom", "thomas"}}};
  return std::any_of(kNames.begin(), kNames.end(), [&](const auto& name) { return name.first == nick && name.second == whole; });
}

/// "a" and "ada", "bob" and "robert".
bool same_given(std::string_view a, std::string_view b) {
  const bool initial = (a.size() == 1 || b.size() == 1) && a[0] == b[0];
  return a == b || initial || is_nickname(a, b) || is_nickname(b, a);
}

}  // namespace

std::vector<std::string_view> name_words(std::string_view folded) {
  std::vector<std::string_view> words = split(folded, ' ');
  std::erase_if(words, [](std::string_view w) { return w.empty() || is_one_of(w, {"jr", "sr", "ii", "iii", "iv"}); });
  return words;
}

bool may_be_one_person(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  if (a.size() < 2 || b.size() < 2) return false;
  if (a.size() == 2 && b.size() == 2 && a[0] == b[1] && a[1] == b[0]) return true;
  if (a.back() != b.back() || !same_given(a[0], b[0])) return false;
  const std::size_t middles = std::min(a.size(), b.size()) - 2;
  for (std::size_t i = 1; i <= middles; ++i)
    if (!same_given(a[i], b[i])) return false;
  return true;
}

bool is_given_name(std::string_view word) { return std::binary_search(kGivenNames.begin(), kGivenNames.end(), word); }

}  // namespace subcite::rules_support
