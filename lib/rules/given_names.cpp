// In order, so that a name is found by halving.
#include "rules/given_names.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace subcite::rules_support {

namespace {

constexpr std::array<std::string_view, 358> kGivenNames{"Aaron", "Abigail", "Ada", "Adam", "Agnes", "Alan", "Albert", "Alejandro", "Alex", "Alexander", "Alice", "Alicia", "Allison", "Amanda", "Amelia", "Amy", "Andrea", "Andrew", "Angela", "Anita", "Ann", "Anna", "Anne", "Annette", "Anthony", "Antonio", "Arthur", "Ashley", "Audrey", "Barbara", "Beatrice", "Benjamin", "Bernard", "Beth", "Betty", "Bonnie", "Brandon", "Brenda", "Brian", "Bruce", "Bryan", "Carl", "Carla", "Carlos", "Carol", "Caroline", "Catherine", "Cecilia", "Charles", "Cheryl", "Chloe", "Christina", "Christine", "Christopher", "Claire", "Clara", "Claudia", "Colin", "Connie", "Cynthia", "Daniel", "Danielle", "Darren", "David", "Deborah", "Debra", "Denise", "Dennis", "Derek", "Diana", "Diane", "Diego", "Dominic", "Donald", "Donna", "Doris", "Dorothy", "Douglas", "Edith", "Eduardo", "Edward", "Edwin", "Eileen", "Elaine", "Eleanor", "Elena", "Elise", "Elizabeth", "Ella", "Ellen", "Emilio", "Emily", "Emma", "Enrique", "Eric", "Erica", "Erin", "Ernest", "Esther", "Ethan", "Eugene", "Eva", "Evelyn", "Fatima", "Felix", "Fernando", "Fiona", "Frances", "Francesca", "Francisco", "Frank", "Frederick", "Gabriel", "Gail", "Gary", "Geoffrey", "George", "Gerald", "Gillian", "Giovanni", "Glenn", "Gloria", "Gregory", "Greta", "Hannah", "Hans", "Harold", "Harriet", "Harry", "Heather", "Heidi", "Helen", "Helena", "Henry", "Herbert", "Hilary", "Hugh", "Hugo", "Ian", "Ida", "Igor", "Ines", "Ingrid", "Irene", "Iris", "Isabel", "Isabella", "Ivan", "Jack", "Jacob", "Jacqueline", "Jaime", "James", "Jane", "Janet", "Janice", "Jason", "Javier", "Jean", "Jeanne", "Jeffrey", "Jennifer", "Jenny", "Jeremy", "Jerry", "Jesse", "Jessica", "Jill", "Joan", "Joanna", "Joanne", "Joel", "Johanna", "John", "Jonathan", "Jorge", "Jose", "Joseph", "Josephine", "Joshua", "Joyce", "Juan", "Judith", "Judy", "Julia", "Julian", "Julie", "Justin", "Karen", "Kate", "Katherine", "Kathleen", "Kathryn", "Katie", "Katrina", "Keith", "Kenneth", "Kevin", "Kimberly", "Kirsten", "Klaus", "Kristen", "Kurt", "Kyle", "Larry", "Lars", "Laura", "Lauren", "Leah", "Leila", "Lena", "Leo", "Leon", "Leonard", "Liam", "Lillian", "Linda", "Lisa", "Lois", "Lorraine", "Louise", "Lucia", "Lucy", "Luis", "Luke", "Lydia", "Madeleine", "Manuel", "Marc", "Marcia", "Marco", "Marcus", "Margaret", "Maria", "Marianne", "Marie", "Marilyn", "Mario", "Marjorie", "Mark", "Marta", "Martha", "Mary", "Matthew", "Maureen", "Megan", "Melissa", "Meredith", "Michael", "Michelle", "Miguel", "Mira", "Miriam", "Mohammed", "Molly", "Monica", "Muhammad", "Nadia", "Nancy", "Naomi", "Natalie", "Natasha", "Nathan", "Neil", "Nicholas", "Nicole", "Nina", "Noah", "Nora", "Olga", "Oliver", "Olivia", "Omar", "Oscar", "Otto", "Pablo", "Pamela", "Patricia", "Patrick", "Paul", "Paula", "Pauline", "Pedro", "Peggy", "Peter", "Philip", "Philippa", "Phillip", "Phyllis", "Priya", "Rachel", "Rafael", "Ralph", "Ramon", "Raul", "Raymond", "Rebecca", "Renee", "Ricardo", "Richard", "Rita", "Robert", "Roberto", "Rodney", "Roger", "Ronald", "Rosalind", "Rosemary", "Rupert", "Ruth", "Sally", "Samantha", "Samuel", "Sandra", "Sara", "Sarah", "Sasha", "Sean", "Sergio", "Seth", "Sharon", "Simon", "Sonia", "Sophia", "Sophie", "Stefan", "Stephanie", "Stephen", "Steven", "Susan", "Suzanne", "Sylvia", "Tamara", "Tatiana", "Teresa", "Theodore", "Theresa", "Thomas", "Timothy", "Tobias", "Tyler", "Ursula", "Valerie", "Vanessa", "Veronica", "Victor", "Victoria", "Vincent", "Vivian", "Walter", "Wanda", "Wayne", "Wendy", "William", "Yolanda", "Yuki", "Yvonne", "Zachary"};

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
