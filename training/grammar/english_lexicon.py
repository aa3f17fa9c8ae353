"""The words that made sentences are filled with, each with the polarity that people give it.

Long, because it is a list of words and nothing else.

Written by hand for film reviews; no word was taken from a test set. A slot of
``english_frames.py`` such as ``{adj}`` names an entry of ``POLAR``, which has a list for praise and
one for blame; a slot such as ``{film}`` names an entry of ``PLAIN``, which has one list without
polarity.
"""

from typing import Final

Words = tuple[str, ...]


def _words(text: str) -> Words:
    """Split at commas, because an entry may be several words.

    >>> _words("good, well made")
    ('good', 'well made')
    """
    return tuple(" ".join(entry.split()) for entry in text.split(",") if entry.strip())


# Adjectives that follow "it is", "very" and "so". The first 25 or so are repeated by COMMON below.
GOOD: Final = _words("""
    good, great, funny, fun, interesting, entertaining, enjoyable, beautiful, wonderful,
    excellent, exciting, nice, clever, smart, original, charming, touching, moving, brilliant,
    amazing, perfect, fantastic, awesome, lovely, worthwhile, decent, fine, solid, pleasant,
    likeable, likable, engaging, gripping, compelling, fascinating, captivating, delightful,
    amusing, hilarious, witty, sweet, warm, tender, heartwarming, uplifting, inspiring,
    powerful, impressive, superb, stunning, gorgeous, magnificent, marvelous, terrific,
    outstanding, remarkable, extraordinary, memorable, unforgettable, thrilling, suspenseful,
    tense, intense, intelligent, thoughtful, insightful, inventive, imaginative, creative,
    fresh, honest, sincere, believable, convincing, realistic, natural, subtle, graceful,
    elegant, stylish, polished, rewarding, satisfying, refreshing, worthy, recommendable,
    watchable, absorbing, riveting, addictive, breathtaking, spectacular, dazzling, haunting,
    poignant, heartfelt, profound, masterful, skillful, accomplished, flawless, exceptional,
    splendid, fabulous, phenomenal, adorable, cute, cool, joyful, cheerful, lively, energetic,
    vivid, rich, coherent, tight, effective, successful, surprising, ambitious, bold, daring,
    timeless, classic, iconic, relatable, sympathetic, scary, romantic, sharp, wise
""")
BAD: Final = _words("""
    bad, boring, dull, stupid, terrible, awful, horrible, poor, weak, disappointing,
    predictable, annoying, ridiculous, silly, dumb, lame, slow, worse, pointless, pathetic,
    painful, unfunny, forgettable, tedious, mediocre, bland, flat, lifeless, empty, shallow,
    hollow, tiresome, tiring, dreary, drab, stale, tired, clumsy, awkward, sloppy, lazy, messy,
    confusing, incoherent, muddled, convoluted, contrived, forced, fake, phony, unconvincing,
    unbelievable, implausible, unrealistic, wooden, stiff, bad, cheap, cheesy, corny, tacky,
    ugly, dreadful, atrocious, abysmal, appalling, disgusting, repulsive, offensive, insulting,
    irritating, infuriating, frustrating, exhausting, unbearable, unwatchable, worthless,
    useless, senseless, mindless, meaningless, nonsensical, absurd, laughable, cringeworthy,
    embarrassing, shameful, amateurish, incompetent, inept, uninspired, unoriginal, derivative,
    generic, formulaic, repetitive, monotonous, sluggish, plodding, overlong, bloated,
    overrated, pretentious, preachy, sentimental, manipulative, cold, dry, uninteresting,
    unimaginative, unpleasant, unlikeable, unlikable, miserable, depressing, vile, nasty, crude,
    rotten, lousy, crappy, hideous, horrendous, horrid, wretched, trashy, rubbish, disastrous,
    underwhelming, ordinary, mundane, pedestrian, hopeless, flawed, unnecessary, childish,
    juvenile, obnoxious, grating, soulless, pitiful, idiotic
""")

# After "a" or "such a".
PRAISE_NOUN: Final = _words("""
    masterpiece, gem, delight, treat, joy, pleasure, triumph, success, winner, classic, must
    see, work of art, breath of fresh air, pleasant surprise, real treat, little gem, great
    film, good movie, wonderful story, fun ride, great time, good time, feast for the eyes, hit,
    charmer, knockout, stunner, thrill, nice surprise, fine piece of work, fun movie
""")
BLAME_NOUN: Final = _words("""
    mess, disaster, failure, bore, disappointment, letdown, waste of time, waste of money, flop,
    joke, insult, chore, dud, stinker, turkey, snooze, embarrassment, disgrace, train wreck, bad
    movie, terrible film, piece of junk, piece of garbage, total mess, rip off, snoozefest,
    complete waste, mistake, travesty, shambles, boring film, stupid movie, yawn, pile of trash
""")

# "I ... it": base form, past, and -ing form of the same verb, in this order.
LIKE: Final = (
    ("like", "liked", "liking"),
    ("love", "loved", "loving"),
    ("enjoy", "enjoyed", "enjoying"),
    ("adore", "adored", "adoring"),
    ("admire", "admired", "admiring"),
    ("recommend", "recommended", "recommending"),
    ("appreciate", "appreciated", "appreciating"),
    ("care for", "cared for", "caring for"),
    ("have fun with", "had fun with", "having fun with"),
    ("praise", "praised", "praising"),
    ("cherish", "cherished", "cherishing"),
)
DISLIKE: Final = (
    ("hate", "hated", "hating"),
    ("dislike", "disliked", "disliking"),
    ("regret", "regretted", "regretting"),
    ("despise", "despised", "despising"),
    ("detest", "detested", "detesting"),
    ("loathe", "loathed", "loathing"),
    ("mind", "minded", "minding"),
    ("suffer through", "suffered through", "suffering through"),
    ("complain about", "complained about", "complaining about"),
    ("resent", "resented", "resenting"),
    ("yawn at", "yawned at", "yawning at"),
)

# "it ... me": base form, past, and third person.
PLEASE: Final = (
    ("entertain", "entertained", "entertains"),
    ("impress", "impressed", "impresses"),
    ("move", "moved", "moves"),
    ("charm", "charmed", "charms"),
    ("amuse", "amused", "amuses"),
    ("delight", "delighted", "delights"),
    ("surprise", "surprised", "surprises"),
    ("excite", "excited", "excites"),
    ("touch", "touched", "touches"),
    ("thrill", "thrilled", "thrills"),
    ("fascinate", "fascinated", "fascinates"),
    ("satisfy", "satisfied", "satisfies"),
    ("inspire", "inspired", "inspires"),
    ("grip", "gripped", "grips"),
    ("captivate", "captivated", "captivates"),
)
DISPLEASE: Final = (
    ("bore", "bored", "bores"),
    ("disappoint", "disappointed", "disappoints"),
    ("annoy", "annoyed", "annoys"),
    ("irritate", "irritated", "irritates"),
    ("bother", "bothered", "bothers"),
    ("disgust", "disgusted", "disgusts"),
    ("frustrate", "frustrated", "frustrates"),
    ("tire", "tired", "tires"),
    ("insult", "insulted", "insults"),
    ("offend", "offended", "offends"),
    ("depress", "depressed", "depresses"),
    ("exhaust", "exhausted", "exhausts"),
    ("confuse", "confused", "confuses"),
    ("let down", "let down", "lets down"),
)

# "I was ...", of the person who watched.
GLAD: Final = _words("""
    impressed, entertained, moved, amused, charmed, thrilled, delighted, pleased, happy,
    satisfied, hooked, touched, captivated, glad, excited, engaged, blown away, won over,
    invested, absorbed
""")
SORRY: Final = _words("""
    bored, disappointed, annoyed, let down, irritated, frustrated, unimpressed, confused, tired,
    disgusted, sorry, angry, upset, restless, sleepy, offended, exhausted, embarrassed,
    underwhelmed, unmoved, dissatisfied
""")

# What a film does, without an object: third person and base form.
WORKS: Final = (
    ("works", "work"),
    ("delivers", "deliver"),
    ("shines", "shine"),
    ("succeeds", "succeed"),
    ("convinces", "convince"),
    ("sparkles", "sparkle"),
    ("entertains", "entertain"),
    ("pays off", "pay off"),
    ("holds up", "hold up"),
    ("comes alive", "come alive"),
    ("impresses", "impress"),
    ("rings true", "ring true"),
    ("feels real", "feel real"),
    ("hits home", "hit home"),
    ("takes off", "take off"),
    ("grabs you", "grab you"),
    ("makes sense", "make sense"),
)
FAILS: Final = (
    ("drags", "drag"),
    ("fails", "fail"),
    ("bores", "bore"),
    ("disappoints", "disappoint"),
    ("annoys", "annoy"),
    ("stumbles", "stumble"),
    ("falters", "falter"),
    ("falls apart", "fall apart"),
    ("falls flat", "fall flat"),
    ("sags", "sag"),
    ("stalls", "stall"),
    ("irritates", "irritate"),
    ("rings false", "ring false"),
    ("feels forced", "feel forced"),
    ("loses its way", "lose its way"),
    ("wears thin", "wear thin"),
    ("gets boring", "get boring"),
)

# How a thing is done: "it is ... acted".
WELL: Final = _words("""
    well, beautifully, brilliantly, wonderfully, superbly, perfectly, skillfully, cleverly,
    masterfully, convincingly, gracefully, nicely
""")
BADLY: Final = _words("""
    badly, poorly, terribly, horribly, clumsily, awfully, sloppily, lazily, ineptly, carelessly
""")

# What a film has: "there is no ... in it".
MERIT: Final = _words("""
    charm, wit, humor, heart, soul, warmth, depth, suspense, tension, excitement, energy,
    passion, originality, imagination, style, fun, laughs, good jokes, chemistry, intelligence,
    emotion, substance, magic, joy, beauty, life, point, sense, logic, talent, skill, character
    development
""")
FAULT: Final = _words("""
    flaws, faults, weaknesses, plot holes, clichés, cliches, dull moments, boring scenes, bad
    acting, problems, dull spots, mistakes, nonsense, boredom, wasted moments, weak scenes,
    false notes, lazy jokes, silly dialogue, cheap tricks, slow parts, bad jokes, padding,
    filler
""")

# Degrees before an adjective; they leave its side as it is.
DEGREE: Final = _words("""
    very, really, so, quite, pretty, extremely, incredibly, truly, absolutely, totally, utterly,
    completely, rather, just, simply, genuinely, seriously, surprisingly, unbelievably,
    consistently, thoroughly, deeply, terribly, awfully, insanely, remarkably, damn, somewhat,
    fairly, mildly
""")

# What is spoken about.
FILM: Final = _words("""
    it, this, the film, this film, the movie, this movie, the picture, the show, this one, the
    story, the whole thing, the whole film, that movie, that film, the sequel, the remake, the
    series, the documentary, the comedy, this comedy, the thriller, the first half, the second
    half, the final act, my movie of the week
""")
PART: Final = _words("""
    the acting, the plot, the script, the ending, the dialogue, the music, the soundtrack, the
    cast, the direction, the humor, the pacing, the writing, the camera work, the
    cinematography, the lead actor, the lead actress, the villain, the main character, the
    performance, the premise, the editing, the opening, the beginning, the middle, the story,
    the score, the first act, the romance, the action, the animation, the last scene, the hero,
    the director, the actor
""")
# The same without "the", after "no", "a single" or "this".
BARE_PART: Final = _words("""
    scene, moment, minute, joke, line, character, performance, actor, song, shot, part, idea,
    frame
""")
BARE_FILM: Final = _words("film, movie, picture, show, comedy, thriller, story, drama, sequel")
PEOPLE: Final = _words("""
    nobody, no one, not one person, no one i know, nobody in the audience, nobody in the room,
    none of my friends, nobody in my family, none of us, neither of us, not a single person
""")
SOMEONE: Final = _words("""
    i, we, my wife, my husband, my friends, the kids, everyone, people, the critics, my sister,
    my brother, my son, my daughter, the audience, you, they, most people, my parents, he, she
""")
NOT: Final = _words(
    "not, never, hardly, not really, not exactly, not at all, definitely not, not even"
)
ISNT: Final = _words("""
    isn't, wasn't, is not, was not, ain't, is never, was never, is hardly, was hardly, is not at
    all, isn't really, wasn't really, is not exactly, isn't exactly, is by no means, was not
    particularly, is not very, wasn't very, isn't that, wasn't all that, isn't even, is in no
    way, isn't particularly
""")
DIDNT: Final = _words("""
    didn't, did not, don't, do not, never, couldn't, could not, can't, cannot, didn't really,
    did not really, don't really, wouldn't, would not, won't, really didn't, just didn't
""")
IS: Final = _words("is, was, is, was, looks, looked, seems, seemed, feels, felt")
BE: Final = _words("is, was, is, was, has been")

# Facts about nothing in particular.
NAME: Final = _words("""
    anna, tom, maria, peter, the neighbour, the director, my brother, a friend, the teacher,
    john, the doctor, the driver, the captain, her mother, the waiter, two sisters, the
    reporter, david
""")
PLACE: Final = _words("""
    paris, london, new york, a small town, the kitchen, the library, the station, a hotel,
    school, the harbour, canada, the office, tokyo, berlin, an island, the street, chicago, the
    garden
""")
TIME: Final = _words("""
    yesterday, last night, last week, on monday, in 1998, in 2004, in the morning, on a plane,
    at home, on tv, at noon, in summer, on sunday, years ago, last year, in the afternoon, today
""")
NUMBER: Final = _words("two, three, four, five, 90, 100, 12, 30, ten, twenty, 45, seven")
ACTION: Final = _words("""
    walks to the window, opens the door, drives to the coast, reads a letter, makes a phone
    call, sits at the table, moves to another city, takes the train, buys a newspaper, waits for
    the bus, works in a bank, lives near the river, has two children, puts on a coat, looks out
    of the window
""")
TOPIC: Final = _words("""
    a family, two brothers, a journey, a bank, a teacher, a small village, a train, the sea, a
    house, a detective, the moon, a singer, a farm, a football team, a wedding, soldiers, a
    lawyer, a cat
""")
JOB: Final = _words("""
    teacher, nurse, lawyer, sailor, cook, student, priest, detective, farmer, soldier, painter,
    driver, pilot, baker, reporter, judge, waiter, singer, postman, carpenter, tailor, doctor
""")
THING: Final = _words("""
    house, car, book, table, chair, cup, train, bus, letter, bridge, boat, horse, camera, phone,
    bag, coat, key, door, window, lamp, bottle, map, ticket, clock, tree, box, bicycle, shop, room
""")
SITE: Final = _words("""
    school, bank, station, hotel, library, bakery, hospital, museum, farm, market, post office,
    church, office, factory, airport, harbour, prison, cinema, kitchen, garden, elevator, barn
""")
MONTH: Final = _words("""
    january, february, march, april, may, june, july, august, september, october, november,
    december
""")
FUNCTION: Final = _words("""
    the, a, and, of, to, in, it, is, was, this, that, on, for, with, as, at, by, from, or, an,
    be, i, you, he, she, they, we, there, which, who, what, when, where, if, then, than, so,
    very, about, into, over, after, before, between, film, movie, not, but, although, never,
    hardly, without, no, isn't, wasn't, don't, didn't, however, because, while, during, has,
    had, have, will, would
""")
GREETING: Final = _words("""
    hello, hi, hello there, good morning, good evening, good night, hey, hi everyone, thanks,
    thank you, yes, no, ok, okay, test, this is a test, testing one two three, how are you, bye,
    see you tomorrow, what is your name, my name is anna, nice to meet you, welcome, excuse me
""")

# Entries named by the frames: (blame, praise).
POLAR: Final[dict[str, tuple[Words, Words]]] = {
    "adj": (BAD, GOOD),
    "noun": (BLAME_NOUN, PRAISE_NOUN),
    "like": (tuple(v[0] for v in DISLIKE), tuple(v[0] for v in LIKE)),
    "liked": (tuple(v[1] for v in DISLIKE), tuple(v[1] for v in LIKE)),
    "liking": (tuple(v[2] for v in DISLIKE), tuple(v[2] for v in LIKE)),
    "please": (tuple(v[0] for v in DISPLEASE), tuple(v[0] for v in PLEASE)),
    "pleased": (tuple(v[1] for v in DISPLEASE), tuple(v[1] for v in PLEASE)),
    "pleases": (tuple(v[2] for v in DISPLEASE), tuple(v[2] for v in PLEASE)),
    "glad": (SORRY, GLAD),
    "works": (tuple(v[0] for v in FAILS), tuple(v[0] for v in WORKS)),
    "work": (tuple(v[1] for v in FAILS), tuple(v[1] for v in WORKS)),
    "well": (BADLY, WELL),
    "merit": (FAULT, MERIT),
}
# Common words, drawn more often than the rest: every audience tries these.
COMMON: Final = 28

PLAIN: Final[dict[str, Words]] = {
    "film": FILM,
    "part": PART,
    "bit": BARE_PART,
    "kind": BARE_FILM,
    "nobody": PEOPLE,
    "who": SOMEONE,
    "isnt": ISNT,
    "didnt": DIDNT,
    "not": NOT,
    "is": IS,
    "be": BE,
    "very": DEGREE,
    "name": NAME,
    "place": PLACE,
    "time": TIME,
    "number": NUMBER,
    "action": ACTION,
    "topic": TOPIC,
    "job": JOB,
    "thing": THING,
    "site": SITE,
    "month": MONTH,
    "function": FUNCTION,
    "greeting": GREETING,
}
