# Ratings of pages and of services.
console-ratings-title = Ratings by users
console-ratings-lead = Without names. Ratings of pages count at once, of whoever came by. Those after a request was sent count only by whole quarters that are over, and only if there are at least { $n } in the quarter: with fewer, one could tell whose they are.
console-ratings-none = No rating in the period
console-ratings-none-why = Citizens give a rating at the end of the pages of services and desks, and after sending a request. Try other days.
console-ratings-of-desks = Page of the desks
console-ratings-of-page = { $service }: the page
console-ratings-of-service = { $service }: using the service
console-ratings-mean = { $n ->
    [one] One rating, mean { $level } of 5
   *[other] { $n } ratings, mean { $level } of 5
}
console-ratings-untold-why = There are ratings, but no whole quarter of the period that is over has enough of them
console-ratings-stars = Stars
console-ratings-count = Ratings
console-ratings-answers = { $name }: why
console-ratings-answers-sub = What was good and what was difficult; nobody must answer
console-ratings-answer = Answer
console-ratings-liked = Good: { $text }
console-ratings-disliked = Difficult: { $text }
console-ratings-words = { $name }: users’ own words
console-ratings-all-words = Users’ own words
console-ratings-words-sub = Newest first, { $n } per quarter at most. They may be about somebody: do not copy them elsewhere.
