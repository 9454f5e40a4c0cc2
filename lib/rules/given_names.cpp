// In order, so that a name is found by halving.
#include "rules/given_names.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace subcite::rules_support {

namespace {

constexpr std::array<std::string_view, 247> kGivenNames{"Aaron", "Abigail", "Ada", "Adam", "Agnes", "Alan", "Albert", "Alejandro", "Alex", "Alexander", "Alice", "Alicia", "Allison", "Amanda", "Amelia", "Amy", "Andrea", "Andrew", "Angela", "Ann", "Anna", "Anne", "Anthony", "Antonio", "Arthur", "Ashley", "Audrey", "Barbara", "Beatrice", "Benjamin", "Beth", "Betty", "Bonnie", "Brandon", "Brenda", "Brian", "Bruce", "Bryan", "Carl", "Carol", "Caroline", "Catherine", "Charles", "Cheryl", "Chloe", "Christina", "Christine", "Christopher", "Claire", "Clara", "Claudia", "Connie", "Cynthia", "Daniel", "Danielle", "David", "Deborah", "Debra", "Dennis", "Derek", "Diana", "Diane", "Donald", "Donna", "Dorothy", "Douglas", "Edith", "Edward", "Edwin", "Eileen", "Eleanor", "Elena", "Elizabeth", "Ella", "Ellen", "Emily", "Emma", "Eric", "Erica", "Erin", "Ernest", "Esther", "Ethan", "Eugene", "Eva", "Evelyn", "Felix", "Fiona", "Frances", "Frank", "Frederick", "Gabriel", "Gary", "Geoffrey", "George", "Gerald", "Gillian", "Gloria", "Gregory", "Hannah", "Harold", "Harriet", "Harry", "Heather", "Helen", "Henry", "Herbert", "Hugh", "Ian", "Irene", "Iris", "Isabel", "Jack", "Jacob", "Jacqueline", "James", "Jane", "Janet", "Janice", "Jason", "Jean", "Jeffrey", "Jennifer", "Jeremy", "Jerry", "Jesse", "Jessica", "Jill", "Joan", "Joanna", "John", "Jonathan", "Jose", "Joseph", "Joshua", "Joyce", "Juan", "Judith", "Julia", "Julian", "Julie", "Justin", "Karen", "Katherine", "Kathleen", "Kathryn", "Keith", "Kenneth", "Kevin", "Kimberly", "Kristen", "Kyle", "Larry", "Laura", "Lauren", "Leah", "Lena", "Leo", "Lillian", "Linda", "Lisa", "Louise", "Lucy", "Luis", "Luke", "Manuel", "Margaret", "Maria", "Marie", "Marilyn", "Mark", "Martha", "Mary", "Matthew", "Megan", "Melissa", "Michael", "Michelle", "Mira", "Miriam", "Monica", "Nancy", "Natalie", "Natasha", "Nathan", "Nicholas", "Nicole", "Noah", "Nora", "Oliver", "Olivia", "Oscar", "Otto", "Pamela", "Patricia", "Patrick", "Paul", "Pauline", "Pedro", "Peter", "Philip", "Phillip", "Phyllis", "Priya", "Rachel", "Ralph", "Raymond", "Rebecca", "Richard", "Robert", "Roberto", "Roger", "Ronald", "Rosemary", "Ruth", "Sally", "Samantha", "Samuel", "Sandra", "Sarah", "Sean", "Sharon", "Simon", "Sophia", "Sophie", "Stephanie", "Stephen", "Steven", "Susan", "Sylvia", "Teresa", "Theresa", "Thomas", "Timothy", "Tyler", "Valerie", "Vanessa", "Veronica", "Victor", "Victoria", "Vincent", "Walter", "Wayne", "Wendy", "William", "Yvonne", "Zachary"};

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
