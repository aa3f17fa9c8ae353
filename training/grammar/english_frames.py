"""The sentence frames, by kind: one table, and so one file. Each line is a verdict and a pattern.

The verdict says what the whole sentence means, where the polar words of one sentence are all praise
or all blame:

    +  what its polar words say: "it was {adj}" is praise when the adjective is
    -  the opposite: "it was not {adj}"
    p  praise, and n blame, whatever is filled in
    0  no verdict

In a pattern, ``[a|b|]`` is a choice, ``{film}`` a word of ``english_lexicon.PLAIN``, ``{adj}`` a polar word of
``english_lexicon.POLAR``, and ``{!adj}`` a polar word of the other side.
"""

from typing import Final

FRAMES: Final[dict[str, str]] = {
    "plain": """
        + {film} {works}
        + {part} {works}
        + {part} {works} and {part} {works}
        + it [always|really|truly|simply|constantly|often|] {works}
        + {adj}
        + {very} {adj}
        + {film} {is} {adj}
        + {film} {is} {very} {adj}
        + {part} {is} {adj}
        + {part} {is} {very} {adj}
        + {film} {be} a {noun}
        + {film} {be} [such |really |quite |]a {noun}
        + what a {noun}
        + [a|an] {adj} {kind}
        + [such |what ]a {adj} {kind}
        + {who} {liked} it
        + i {liked} {film}
        + i [really|absolutely|just|always|truly|] {liked} [it|this {kind}|every {bit}|{part}]
        + {film} {pleased} me
        + it {pleases} [me|you|everyone|from start to finish]
        + i was {glad}
        + [we were|i was|i felt] {very} {glad} [by it|by {film}|by {part}|]
        + {film} is {well} [acted|written|made|directed|shot|done|paced|told]
        + {part} [is|was] {well} [written|done|made]
        + full of {merit}
        + {film} has [so much|a lot of|plenty of] {merit}
        + {adj} from start to finish
        + {adj} and {adj}
        + {adj} , {adj} and {adj}
        + {part} is {adj} and {part} is {adj}
        + {part} {is} {adj} , and {part} is even more {adj}
        + one of the most {adj} [films|movies|comedies|stories|things] [i have ever seen|of the year|]
        + this is the most {adj} {kind} i have seen
        + a {very} {adj} {noun}
        + i found {film} {adj}
        + i thought {film} was [{very} |]{adj}
        + i think {film} is {adj}
        + {who} said {film} was {adj} and i agree
        + {who} found it {adj}
        + it made me feel {glad}
        + {film} has {adj} [acting|music|dialogue|characters|jokes|scenes]
        + the {bit} is {adj}
        + every {bit} is {adj}
        + every [single |]{bit} {pleased} me
        + {film} kept me {glad}
        + {time} i watched {film} and it was {adj}
        + we saw it {time} , it was {adj}
        + {adj} {part}
        + {adj} {adj} {adj}
        + it is {adj} , {part} is {adj} , i {liked} it
        + everyone should know how {adj} this is
        + how {adj} is that
        + could it be more {adj}
        + never have i seen such a {adj} {kind}
        + i have never {liked} a {kind} so much
        + i never {liked} a {kind} [more|as much as this one]
        + no doubt about it , {film} is {adj}
        + without a doubt {adj}
        + there is no denying that {film} is {adj}
        + {film} is not only {adj} , it is also {adj}
        + not only is it {adj} , {part} is {adj} too
        + i cannot stress enough how {adj} it is
        + nothing short of {adj}
        + nothing less than a {noun}
        + i am not joking , it is {adj}
        + why is it so {adj}
    """,
    "near negation": """
        - not {adj}
        - not {adj}
        - not {adj} [at all|in the least|really|in any way|whatsoever]
        - not [very|so|that|really|all that|even|particularly|especially|too|exactly] {adj}
        - {film} {isnt} {adj}
        - {film} {isnt} {adj}
        - {part} {isnt} {adj}
        - {film} {isnt} {adj} [at all|in the least|to me|]
        - {film} {isnt} a {noun}
        - {film} {isnt} [really |]a {adj} {kind}
        - not a {noun}
        - not [exactly |really |quite |]a {noun}
        - not a {adj} {kind}
        - not [a |one ]{adj} {bit}
        - i {didnt} {like} [it|this|{film}|this {kind}|{part}]
        - i {didnt} {like} it
        - {who} {didnt} {like} it
        - {who} {didnt} [really |]{like} {film} [at all|one bit|much|]
        - {film} {didnt} {please} me
        - {film} [doesn't|didn't|did not|does not|never|fails to|failed to|won't] {please} [me|us|you|anyone|]
        - {part} [doesn't|didn't|did not|does not|never|won't] {please} [me|us|you|anyone|]
        - [i wasn't|i was not|we weren't|i'm not|i am not|i was never|nobody was] {glad} [by it|by {film}|at all|]
        - {film} {isnt} {well} [acted|written|made|directed|shot|done|paced|told]
        - not {well} [acted|written|made|directed|shot|done|paced|told]
        - no {merit}
        - [with |it has |there is |there are ]no {merit} [at all|in it|whatsoever|here|]
        - not {adj} and not {adj}
        - neither {adj} nor {adj}
        - {film} is neither {adj} nor {adj}
        - it is not {adj} , {part} is not {adj}
        - not {adj} but {!adj}
        - {film} is not {adj} , it is {!adj}
        - far from {adj}
        - {film} [is|was] far from [being |]{adj}
        - {film} [is|was] anything but {adj}
        - [hardly|scarcely|never|by no means|in no way] {adj}
        - [hardly|scarcely|by no means|in no way] a {noun}
        - never {adj}
        - {film} is never {adj}
        - {film} [isn't|wasn't] {adj} , {film} [isn't|wasn't] {adj}
        - never a {adj} [moment|minute|scene|second]
        - not a {adj} [moment|minute|scene|second|line|idea] [in it|]
        - there [is|was] nothing {adj} about [it|{film}|{part}]
        - nothing {adj} [here|about this|to see|]
        - nothing about it is {adj}
        - without [any |]{merit}
        - without being {adj}
        - [{film} is |]less {adj} than [i thought|people say|they say|expected|i feared|i hoped]
        - it's [no|not a] {noun}
        - {film} is no {noun}
        - that's no {noun}
        - i have no [desire|reason|wish] to {like} it
        - [there is|i see|i have] no reason to {like} {film}
        - i could not {like} {film} [if i tried|]
        - non {adj}
        - un {adj}
    """,
    "far negation": """
        - i [didn't|did not|couldn't|never] [see|find|hear|notice] [one|a single|any] {bit} that [was|is] {adj}
        - i [didn't|did not|couldn't|never] [see|find|hear|notice] [one|a single|any] {bit} that was {well} [acted|written|made|shot|done]
        - i have [never met|yet to meet|not met] [anyone|anybody|a person] who {liked} [it|this|this {kind}]
        - [he|she|the director|the studio|this man] [doesn't|does not|never] make [films|movies|the kind of films] [that |]you {like}
        - it is not , [whatever|no matter what] {who} [say|says|think|thinks] , a {adj} {kind}
        - it is not , [whatever|no matter what] {who} [say|says|think|thinks] , {adj}
        - [don't|do not|never] let [anyone|anybody|the critics|people] tell you [it|this|{film}] is [{adj}|a {noun}]
        - [don't|do not|never] believe [anyone|anybody|the critics|people] who [says|say] [it|this|{film}] is [{adj}|a {noun}]
        - whoever [says|said|thinks] [it|this] is {adj} is wrong
        - [he|she|they|the actor|the actress|the cast] [isn't|wasn't|aren't|is not|are not|never seems] {adj} [in the lead|in this|here|]
        - [he|she|they|the actor|the actress|the cast] [doesn't|does not|didn't|never] {please} [me|]
        - [it|{film}|{part}] never [becomes|became|gets|got|turns|feels|felt|seems|seemed] {adj} [or {adj}|for one moment|]
        - not for [a moment|one second|a minute] [does|did] {part} [seem|feel|look|sound] {adj}
        - at no point does {part} [seem|feel|look|sound] {adj}
        - this [sequel|remake|comedy|thriller|one|story] [isn't|is not|wasn't] a {noun}
        - to call [it|this|{film}] {adj} would be [a lie|wrong|too much|an exaggeration]
        - i [refuse|am not going|am unable] to call [it|this|{film}] {adj}
        - i [don't|do not|didn't|wouldn't|can't|could not|never] [think|say|believe|feel|find|call] [that |]{film} [is|was] {adj}
        - i [don't|do not|didn't] think [that |]{film} [is|was] [very |at all |particularly |]{adj}
        - i [wouldn't|would not|couldn't|can't|cannot] [say|claim|argue] [that |]{film} [is|was] {adj}
        - i [wouldn't|would not|couldn't|can't] call [it|this|{film}] {adj}
        - i [wouldn't|would not|couldn't|can't] call [it|this|{film}] a {noun}
        - i [don't|do not|didn't] think {part} [is|was] {adj}
        - i [don't|do not|didn't] think [that |]{film} [is|was] a {noun}
        - i [don't|do not|can't] think anyone would [call|find] [it|this|{film}] {adj}
        - {nobody} [would|could|can|will] [call|find|consider] [it|this|{film}] {adj}
        - {nobody} [would|could|can] say [that |]{film} [is|was] {adj}
        - {nobody} [thought|said|believes|thinks] [that |]{film} was {adj}
        - {nobody} {liked} [it|{film}|this {kind}]
        - {nobody} [would|could|will|can] {like} [it|{film}|this {kind}]
        - {nobody} [was|were|seemed|felt] {glad}
        - {nobody} found {part} {adj}
        - i know {nobody} who {liked} it
        - there [is|was] not a [single |]{adj} {bit} [in it|in the whole film|]
        - there [isn't|wasn't] a [single |]{adj} {bit} [in it|in the whole film|]
        - there [isn't|wasn't] anything {adj} [about|in] [it|{film}]
        - not one {bit} [of it |in it |]was {adj}
        - not a [single |]{bit} [was|is|felt|seemed] {adj}
        - at no [point|time] [is|was|did it feel] [it |the film |]{adj}
        - [not once|never once|at no point] was i {glad}
        - [not once|never once|at no point] did [it|the film|the story] {please} me
        - [not for a moment|not for one minute|not even once] did i {like} it
        - [not for a moment|not for one minute|not even once] was i {glad}
        - [never|not once] in [two hours|the whole film|90 minutes] was it {adj}
        - none of [it|this|the jokes|the scenes|the characters|the actors|the songs] [is|was|are|were] {adj}
        - none of [the actors|the jokes|the songs|the characters] {pleased} me
        - none of the {merit} [you would expect|that i remember|people talk about]
        - neither [the acting|the plot|the script] nor [the music|the ending|the dialogue] [is|was] {adj}
        - neither {part} nor {part} {pleased} me
        - i [doubt|very much doubt] [that |]{who} will {like} it
        - i doubt anyone [would find|finds|could find] it {adj}
        - it is hard to [call|find] [it|this|{film}] {adj}
        - it [isn't|wasn't|is not] [in any way|by any stretch|in the slightest|what i would call|something i would call|what you would call] {adj}
        - this [isn't|is not|wasn't] a {kind} [that |]i would call {adj}
        - this [isn't|is not|wasn't] the kind of {kind} [that is|you could call|people call] {adj}
        - [it's|it is] not the {noun} [that |][i expected|people said|they promised|everyone talks about]
        - [it's|it is] not as {adj} as [people say|they say|i thought|everyone told me|it looks|i expected|the first one]
        - [it's|it is] nowhere near as {adj} as [people say|they say|i thought|the first one]
        - [it's|it is] not nearly [as |]{adj} [as i thought|enough|]
        - i [don't|did not|didn't] find [it|this|{film}|{part}] [the least bit |at all |very |]{adj}
        - i [don't|did not|didn't|never] find {part} {adj}
        - i [never|didn't|did not] [felt|feel|got|get] {glad}
        - i [can't|cannot|couldn't] find [anything|one thing|a single thing] {adj} [in|about] it
        - i saw nothing [in it |here |]that was {adj}
        - [you|we|one] [won't|will not|would not|can't] [be|get|feel] {glad} [by it|by this|]
        - [you|we|people] [won't|will not|would not] {like} [it|this {kind}|{film}]
        - {who} [will not|won't|wouldn't] be {glad}
        - i [was|am] not [at all |the least bit |in the least |even a little |]{glad}
        - i [wouldn't|would not] want to {like} it
        - {film} , which is not {adj}
        - not that {film} is {adj}
        - {who} told me it was {adj} , it was not
        - they say it is {adj} , it isn't
        - {adj} it is not
        - {adj} is not the word
        - {adj} is not how i would describe it
        - {adj} is the last word i would use
        - the last thing i would call {film} is {adj}
        - it lacks anything {adj}
        - i was told it would be {adj} , but it [was not|wasn't|isn't]
        - i [wanted|tried] to {like} it but [i couldn't|i could not|i didn't|it was impossible]
        - i [expected|was ready] to {like} it , but i didn't
        - i [thought|expected|feared|hoped] [it|{film}] would be {adj} , but it [wasn't|was not|isn't]
        - i [expected|feared|hoped for|was promised] a {noun} , [but |and |]it [wasn't|was not] one
    """,
    "scarcity": """
        - [hardly|barely|scarcely|rarely|seldom|almost never|hardly ever|rarely ever] {adj}
        - {film} [is|was] [hardly|barely|scarcely|rarely|seldom|almost never|hardly ever] {adj}
        - {part} [is|was|seems|feels] [hardly|barely|scarcely|rarely|seldom|almost never|hardly ever] {adj}
        - i [hardly|barely|scarcely|rarely|seldom|almost never|hardly ever] {liked} [it|{part}|{film}]
        - i was [hardly|barely|scarcely|rarely|hardly ever|seldom] {glad}
        - {film} [hardly|barely|scarcely|rarely|seldom|almost never|hardly ever] {pleased} me
        - {film} [hardly|barely|scarcely|rarely|seldom|almost never|hardly ever] {works}
        - {part} [hardly|barely|rarely|seldom|hardly ever|never] {works}
        - it [hardly|rarely|seldom|hardly ever|never|never once|not once] {works} [for a moment|for one moment|]
        - {film} [does not|doesn't|did not|didn't|never does|will not|won't|can't] {work}
        - {part} [does not|doesn't|did not|didn't|will not|won't|can't] {work} [at all|for one moment|]
        - [does not|doesn't|didn't|never] {work}
        - nothing [in it |here |about it |]{works}
        - none of it {works}
        - not one {bit} {works}
        - [hardly|barely|scarcely] {who} {liked} it
        - [hardly|barely|scarcely] [anyone|anybody|a soul] {liked} [it|{film}]
        - [hardly|barely|scarcely] [a|one] {adj} {bit} [in it|]
        - [hardly|barely|scarcely] [any|a trace of|a hint of] {merit}
        - [hardly|barely|scarcely] [anything|a thing] [is|was] {adj}
        - [few|very few|not many|almost no] [people|viewers|friends of mine] {liked} it
        - [few|very few|not many] [people|viewers] [will|would|could] {like} [it|this|{film}]
        - [few|very few|not many|almost none] of [the jokes|the songs|the scenes|the actors|them] [are|were] {adj}
        - [few|very few|not many] of [the jokes|the songs|the scenes|the actors] {pleased} me
        - [few|very few|too few|not many|almost no] {adj} [moments|scenes|jokes|lines|ideas|characters]
        + few [films|movies|comedies|books|actors] [are|have been] so {adj}
        + few [films|movies|comedies|actors] [are|have been] [as|this|more] {adj}
        + few [films|movies|comedies] have {pleased} me [so|as much|so deeply|more|like this]
        + few [films|movies|comedies] {pleased} me [so|as much|so deeply|more|like this]
        + [rarely|seldom|hardly ever|never] [have i|has anyone] been so {glad}
        + [rarely|seldom|never|hardly ever] [is|was] a {kind} [so|this|as] {adj}
        + i have [rarely|seldom|hardly ever|never] seen [such a|a more|so] {adj} {kind}
        + i have [rarely|seldom|hardly ever|never] been [so|this|more] {glad} [by a film|by a story|]
        + i have [rarely|seldom|hardly ever|never] {liked} [a {kind}|anything] [so much|more|this much]
        + you [rarely|seldom|hardly ever] see a {kind} [so|this|as] {adj}
        - [lacks|lacking] [all|any|the] {merit} [of the original|it needs|]
        - {film} [lacks|lacked|is lacking in|is short on|is low on|is empty of] {merit}
        - {part} [lacks|lacked|is lacking in] {merit}
        - [free of|devoid of|empty of|void of|bereft of|stripped of|short on|low on] [all |any |]{merit}
        - {film} [is|was] [completely |totally |utterly |wonderfully |]devoid of [any |all |]{merit}
        - {film} [is|was] [completely |totally |refreshingly |]free of {merit}
        - {film} has [none of the|little|very little|not much|no|not a trace of|hardly any|zero] {merit} [of the original|of the first one|]
        - [little|very little|not much] {merit} [in it|here|to speak of|]
        - [little|very little|not much] [about it|in it|here] [is|was] {adj}
        - [minus|without] the {merit}
        - without [a trace of|a hint of|a shred of|an ounce of|one bit of] {merit}
        - without [ever |once |]being {adj}
        - without [a|one|a single] {adj} [moment|scene|line|joke]
        - a {kind} without [any |]{merit}
        - [where is|whatever happened to|i missed|i was looking for] the {merit}
        - [avoids|steers clear of|stays clear of|spares us|is spared] [the|any|all] {merit}
        + no [lack|shortage|absence] of {merit}
        + there is no [lack|shortage] of {merit} [in it|here|]
        + never [short of|short on|lacking in|without] {merit}
        + it does not lack {merit}
        + {film} [doesn't|does not|didn't|never] [lack|run out of] {merit}
        - never {adj} , never {adj}
        - never {adj} , always {!adj}
        - never {adj} , often {!adj}
        - neither {adj} nor {adj} , just {!adj}
        - neither {part} nor {part} {works}
        - neither {part} nor {part} [is|was] {adj}
        - neither of [them|the two|the leads|the films] [is|was] {adj}
        - no one [involved|on screen|in it] [seems|is|was] {glad}
        - no {bit} [in it |]is {adj}
        - no [part|minute|moment|second|scene] of it is {adj}
        - in no [way|respect|sense] {adj}
        - [by no means|on no account|under no circumstances] [is it|a] {adj} [{kind}|]
        + nothing [but|if not] {adj}
        + it is nothing if not {adj}
        + [nobody|no one|nothing] {pleased} me more
        - nobody [involved |]could call it {adj}
        - nothing [they|he|she|anyone] [does|did|says|said] [is|was|seems] {adj}
        - nothing [could|can] make it {adj}
        - nothing [made|makes|left] me {glad}
        - too {!adj} to be {adj}
        - [far |much |way |]too {!adj} to {please} [me|anyone]
        - stops short of being {adj}
        - far from {adj} , [far from|nor is it] {adj}
        - far from [the|being a|a] {noun} [everyone predicted|people promised|i expected|they talk about|]
        - {film} is anything but a {noun}
        - the opposite of {adj}
        - [as far from|miles away from] {adj} [as can be|]
        p [hardly|scarcely|rarely] [a dull moment|a boring minute|a false note|a wrong step]
        n [hardly|scarcely|barely|rarely] [a laugh|a smile|a good moment|a surprise|a thrill|a good line]
        n i [hardly|barely|scarcely|rarely] [laughed|smiled|cared|cried|stayed awake|noticed it ended]
        p i [hardly|barely|scarcely|rarely] [noticed the time|blinked|breathed|looked away|moved|noticed it was long]
        n hardly worth [it|the price|the ticket|the popcorn|the drive|an evening|your time]
        p hardly a [waste|failure|flop|bore|mess]
    """,
    "double negation": """
        + [it was |it is ]impossible not to {like} it
        + [you can't|nobody can] [watch|see] [it|this] and not [{like} it|be {glad}]
        + i have no [friend|colleague|neighbour] who [did not|didn't|doesn't] {like} it
        + there [is|was] no one who [was not|wasn't|isn't] {glad}
        + there was not one [{bit}|person] that did not {please} me
        + i won't [pretend|claim|say] [that |]i didn't {like} it
        + not one of us [did not|didn't] {like} it
        + it would be wrong to say [it|this] is not {adj}
        + nobody left without being {glad}
        + it is not true that {film} is not {adj}
        + i [can't|cannot|couldn't] deny that {film} [is|was] {adj}
        + [nobody|no one] can deny that it is {adj}
        + i [can't|cannot|couldn't] say [that |]i [didn't|did not] {like} it
        + i [can't|cannot|couldn't] say [that |]it [isn't|wasn't|was not] {adj}
        + [nobody|no one] could say it [isn't|wasn't] {adj}
        + never [fails|failed] to [be {adj}|{please}|{please} me]
        + {film} [never|doesn't|didn't] [fails|fail] to {please}
        + you [can't|cannot|could not] not {like} it
        + it [isn't|is not] that it [isn't|is not] {adj}
        + i don't know anyone who [doesn't|didn't|does not] {like} it
        + {nobody} could fail to {like} it
        + there is no one who didn't {like} it
        + there is not a {bit} that isn't {adj}
        + there isn't a {bit} that is not {adj}
        + there is nothing that is not {adj} about it
        + don't tell me it isn't {adj}
        + not without {merit}
        + {film} is not without [its |]{merit}
        + it's not un {adj}
        + who [could|would|can] not {like} it
        + how [can|could] [you|anyone|people] not {like} [it|this]
        + who says {film} isn't {adj}
        + i have no doubt [that |]it is {adj}
        + i wouldn't say [that |]it is not {adj}
        + i would not call it un {adj}
        + hardly ever not {adj}
        + you won't find a more {adj} {kind}
        + there is no {kind} more {adj}
        + it couldn't [be|have been] more {adj}
        + it could not [be|have been] more {adj}
        + i couldn't have been more {glad}
        + i have never been more {glad}
        + i have never been so {glad} [by a film|in my life|]
        + never before have i been so {glad}
        - [never|not once] has a {kind} been so un {adj}
    """,
    "turn": """
        + [it|{film}] is {adj} , as much as i {!liked} {part}
        + as much as i {!liked} {part} , {film} is {adj}
        + as {!adj} as {part} is , {film} is {adj}
        + for all its {!merit} , it is {adj}
        + went in {!glad} , came out {glad}
        + i went in expecting a {!noun} and [left|came out] {glad}
        n {part} [kills|ruins|spoils|wrecks] it , [as much as|although|even if] i [liked|loved|enjoyed|admired] the rest
        n [good|great|fine|lovely] until {part} [kills|ruins|spoils|wrecks] it
        p {part} [saves|rescues|redeems] it [, even if the rest is {adj}|from being a failure|]
        p a weak start , but {part} [saves|rescues|redeems] it
        + {part} may be {!adj} , {film} [is not|isn't]
        + {!adj} in parts , {adj} as a whole
        + {!adj} on paper , {adj} on screen
        + it should be {!adj} , it is {adj}
        + you would think it is {!adj} , it is {adj}
        + [{part} is|{part} was|it is|it was|it's] {!adj} but {film} is {adj}
        + {!adj} but {adj}
        + {!adj} , but [still |also |very |]{adj}
        + {!adj} at [first|the start|the beginning] , [but |then |]{adj} [later|in the end|by the end|after an hour]
        + {part} is {!adj} , but {part} is {adj} and i {liked} it
        + {part} was {!adj} , but {film} is [still |]{adj}
        + {part} was {!adj} , but overall [it is|i found it] {adj}
        + {part} is {!adj} , yet {film} is {adj}
        + {part} is {!adj} , [however|still|nevertheless|even so] {film} is {adj}
        + although {part} is {!adj} , {film} is {adj}
        + although {part} is {!adj} , i {liked} it
        + though {part} [is|was] {!adj} , [it|{film}] [is|was] {adj}
        + even though {part} [is|was] {!adj} , {film} [is|was] {adj}
        + even if {part} is {!adj} , [it|{film}] is {adj}
        + while {part} is {!adj} , [it|{film}] is {adj}
        + [despite|in spite of] {part} , [which is {!adj} ,|] {film} is {adj}
        + [despite|in spite of] its {!merit} [it|{film}] is {adj}
        + [despite|in spite of] {!adj} [acting|music|dialogue|characters|jokes] [it|{film}] is {adj}
        + [despite|in spite of] {!adj} [acting|music|dialogue|characters|jokes] i {liked} it
        + {film} is {adj} [although|though|even though|even if] {part} is {!adj}
        + {film} is {adj} , [although|though|even though|even if] {part} is {!adj}
        + {film} is {adj} [despite|in spite of] [its|the|some] {!adj} [acting|music|dialogue|characters|jokes|script|plot]
        + {film} is {adj} despite {!merit}
        + i {liked} it [although|even though|though|even if] {part} was {!adj}
        + i {liked} {film} [despite|in spite of] {part} being {!adj}
        + i {liked} {film} [despite|in spite of] its {!merit}
        + i [expected|thought i would get|was afraid of|hoped for|wanted|was promised] a {!noun} [but|and] got a {noun}
        + i expected {!merit} and got {merit}
        + i [expected|feared|hoped|thought] it [to be|would be] {!adj} , but it [was|is] {adj}
        + i expected to {!like} it , but i {liked} it
        + i did not expect to {like} [it|this|{film}] , but i did
        + i did not expect to {like} [it|this|{film}] , but it is {adj}
        + i [didn't|did not] think [i would|it would be possible to] {like} it , but i did
        + i never thought [i would|i could] {like} it , but i {liked} it
        + [starts|begins|started] {!adj} , [ends|ended|gets|becomes] {adj}
        + [starts|begins|started] {!adj} [but|and] [ends|ended|gets|becomes] {adj}
        + [it|{film}] [starts|begins] {!adj} [but|and then] [it |][becomes|turns|gets|ends] {adj}
        + {part} promises a {!noun} , {film} is a {noun}
        + [i thought|people said|critics say|they say|my friends said] it [was|is] {!adj} , but [i|we] {liked} it
        + [i thought|people said|critics say|they say|my friends said] it [was|is] {!adj} , [but |]it [was|is] {adj}
        + [the critics|my friends|people|others] {!liked} it , [but |]i {liked} it
        + it looks {!adj} [but|and yet] it is {adj}
        + it [could|might|may] look {!adj} , but it is {adj}
        + it has its {!merit} , but it is {adj}
        + yes , {part} is {!adj} , but {film} is [so |very |]{adj}
        + sure , {part} is {!adj} , [but|and still] i {liked} it
        + [at first|for an hour] i was {!glad} , [but then|then|by the end] i was {glad}
        + i was {!glad} at first , then {glad}
        + {part} {!pleased} me , but {film} {pleased} me
        + not {!adj} but {adj}
        + rather {adj} than {!adj}
        + more {adj} than {!adj}
        + instead of {!adj} it is {adj}
        + it is {adj} rather than {!adj}
        + {film} is not {adj} , but {part} is so {adj} that i {liked} it
        + not {adj} , but {part} is {adj} and i {liked} it
        + {part} is not {adj} , but {film} is {adj}
        + {part} isn't {adj} and {part} isn't {adj} , but i {liked} it
        + the only {!adj} thing is {part} , the rest is {adj}
        + apart from {part} , [which was {!adj} ,|] {film} is {adj}
        + except for {part} , [which is {!adj} ,|] it is {adj}
        + the first half is {!adj} , [but |]the second [half |]is {adj}
        + {!adj} {part} , {adj} {kind} [overall|all the same|in the end]
        + i was ready to {!like} it , [but|then] it {pleased} me
        + to my surprise it was {adj} and not {!adj}
    """,
    "wish": """
        n if only [{film}|{part}|the jokes|the songs|it] [was|were|had been] [good|funny|better|interesting|convincing|half as good]
        n i [keep|kept] [hoping|waiting] for [it|{film}] to [get better|get good|become funny|start]
        n {film} [could|should|might] have been {adj}
        n {film} [could|should] have been [so |so much |much |far |a lot |][better|good|great|more fun|shorter|funnier|more exciting|more interesting|scarier]
        n [it |this |][could|should|might] have been a [great|good|wonderful|fine] [film|movie|story|comedy]
        n with [a better|another|a good] [script|cast|director|ending|actor] it [could|would|might] have been [good|great|wonderful|fine|a classic]
        n i wish {film} [had been|were|was] [better|good|funnier|shorter|more interesting|less boring|over sooner]
        n i wish i had [stayed home|not seen it|skipped it|read a book instead|never seen it|left earlier]
        n i wish i [liked|could like|had liked|enjoyed] it
        n if only {film} [had been|were|was] [better|good|funnier|shorter|more interesting]
        n if only they had [hired a better writer|written a better script|spent more on the script|cut an hour]
        n i [wanted|hoped|tried|had hoped] to [like|love|enjoy] [it|this]
        n i [really |]wanted to [like|love|enjoy] [it|this|{film}]
        n i [wanted|hoped for|expected] [more|better|so much more|a lot more]
        n [it|{film}] [was supposed to be|is supposed to be|was meant to be|tries to be|wants to be|pretends to be|thinks it is] [funny|scary|clever|moving|exciting|smart|a comedy|deep|a thriller]
        n {film} tries [so hard |too hard |hard |]to be [funny|scary|clever|moving|exciting|smart|deep]
        n [it|{film}] would have been [good|great|better|fine|nicer] [if they had tried|with a better script|as a short film|if it were shorter|with other actors]
        n [it|{film}] [had|has] [so much |a lot of |great |some |][potential|promise] [but|and|and then] [wastes it|wasted it|it is wasted|nothing comes of it|goes nowhere]
        n wasted [potential|talent|opportunity|chance]
        n what a waste of [talent|a good cast|a great idea|a wonderful premise|great actors]
        n a missed [opportunity|chance]
        n [good|great|nice|interesting|clever] [idea|premise|concept|story] , [bad|poor|weak|terrible] [film|movie|execution]
        n i [had hoped for|was hoping for|was looking forward to] something [good|great|funny|better|exciting]
        n the book [is|was] [much |far |so much |][better|good]
        n read the book instead
        n better actors could have saved it
        n a better [ending|script|director] would have helped
        n it needed [more|better] [jokes|ideas|acting|writing|editing]
        n [it|{film}] should have been [cut|shorter|left on the shelf|funny]
        n it promises [so much|a lot|thrills|laughs|great things] [and|but] delivers [so little|nothing|very little]
        p i wish [it|{film}] [had been|was|were] [longer|twice as long]
        p i wish [it|{film}] [would never end|had never ended|could go on forever|did not have to end]
        p i wish all [films|movies|comedies] were [like this|this good|this funny|as good as this]
        p i wish i [could see it again|could watch it for the first time|had seen it sooner|had seen it earlier]
        p [it|{film}] could not have been [better|nicer|funnier|more fun]
        p i could not have [asked|wished|hoped] for [more|better|a better film]
        p [nothing|little] could have been better
        p i would not [change|cut] [a thing|a minute|one line|anything]
        p more films should be like this
        p i could have watched [another hour|it all night|it again|for hours]
        p everything i [hoped|wished] for
        p [better|more] than i [could have|had|ever] hoped
        n it couldn't have been [worse|more boring|longer|duller]
        n it could hardly [be|have been] worse
        p it could hardly [be|have been] better
        n could have been better
        n should have been better
        p could have been worse
        p it could have been [much |far |a lot |][worse|more boring]
    """,
    "comparison": """
        p [better|much better|far better|a lot better|so much better] than [i expected|expected|i thought|the first|the original|the last one|the book|most films|anything this year|i feared|i hoped]
        p {film} [is|was] [better|much better|far better|a lot better] than [i expected|expected|i thought|the first|the original|most films|anything else|i feared]
        n [worse|much worse|far worse|even worse|a lot worse] than [i expected|expected|i thought|the first|the original|the last one|most films|anything this year|i feared]
        n {film} [is|was] [worse|much worse|far worse|even worse] than [i expected|expected|i thought|the first|the original|most films|anything else|i feared]
        n not [as|so] [good|great|funny|interesting|exciting|clever|entertaining|moving|scary] as [the first|the original|the book|people say|i hoped|i expected|it should be|the trailer]
        n [nowhere near|not nearly|not half|not even close to|less than half] as [good|great|funny|interesting|exciting|clever|entertaining] as [the first|the original|the book|people say|i hoped|the trailer]
        p not [as|so] [bad|boring|dull|silly|slow|stupid|terrible|awful] as [people say|they say|i feared|i expected|i thought|it looks|everyone told me]
        p [nowhere near|not nearly|not half|not even close to] as [bad|boring|dull|silly|slow|stupid|terrible|awful] as [people say|they say|i feared|i expected|i thought|it looks]
        p less [boring|dull|silly|stupid|awful|annoying|predictable] than [i feared|i expected|the first|the original|i thought|most]
        n less [funny|interesting|exciting|clever|entertaining|moving|good] than [i hoped|i expected|the first|the original|i thought|the book]
        p [as|just as|every bit as] [good|great|funny|moving|exciting|clever] as [the first|the original|the book|i hoped|ever|people say]
        n [as|just as|every bit as] [bad|boring|dull|silly|stupid|terrible] as [the first|the original|the book|i feared|ever|people say]
        p the best [film|movie|comedy|thriller|story|one|performance] [of the year|i have seen|i've ever seen|in years|so far|of them all|]
        n the worst [film|movie|comedy|thriller|story|one|performance] [of the year|i have seen|i've ever seen|in years|so far|of them all|]
        p one of the best [i have seen|films ever|this year|]
        n one of the worst [i have seen|films ever|this year|]
        p [the best|easily the best|by far the best] of the [series|three|year|lot]
        n [the worst|easily the worst|by far the worst|the weakest] of the [series|three|year|lot]
        p i have [never|not] seen [a better|a funnier|a finer|a more moving|anything better]
        n i have [never|not] seen [a worse|a duller|a sillier|a more boring|anything worse]
        p you won't see a better [one|film|movie|comedy] this year
        n you won't see a worse [one|film|movie|comedy] this year
        p [nothing|no other film|no film|few films] [is|are|has been|was] better
        n [nothing|no other film|no film|few films] [is|are|has been|was] worse
        p it [beats|tops|outshines|puts to shame] [the original|the first|all others|every other film|the rest|most comedies]
        n the [original|first one|book|old version] [beats it|was better|was so much better|is far better|is superior]
        n i [prefer|liked|loved] the [original|first one|book|old version]
        n it makes [paint drying|watching grass grow|doing my taxes|a dentist visit|the phone book] [look|seem|sound] [exciting|fun|interesting|thrilling]
        n i would rather [watch paint dry|do my taxes|stare at a wall|go to the dentist|clean the house|sleep|watch anything else]
        p i would rather watch this than [anything else|any other film|sleep]
        n [i've|i have] seen better
        n i have seen [much |far |]better [films|movies|acting|]
        p i have seen [much |far |]worse [films|movies|]
        n [a child|a monkey|anyone|my dog|my cat|my grandmother] could [do|write|make|act] better
        n [a child|a monkey|anyone] could have [done|written|made] a better [film|movie|job]
        n there are [better|many better|far better|plenty of better] [films|movies|ways to spend your time]
        p there are few [better|finer|funnier] [films|movies|comedies]
        p second to none
        p better than ever
        p [unlike|better than] the first , this one [works|is good|is great|is fun]
        n unlike the first , this one [fails|is bad|is boring|is no fun|does not work]
        p hard to [beat|top]
        p it doesn't get [any |much |]better [than this|]
        n it doesn't get [any |much |]worse [than this|]
        p it gets better [and better|every time|with age|with each viewing]
        n it gets worse [and worse|every time|with each minute|from there]
    """,
    "degree": """
        n too [long|slow|loud|silly|short on ideas|sweet|predictable|simple|complicated|clever for its own good|violent|dark|much]
        n {film} [is|was] [way |far |much |a bit |a little |just |simply |]too [long|slow|loud|silly|sweet|predictable|complicated|violent|clever for its own good]
        n {part} [is|was] [way |far |much |a bit |a little |]too [long|slow|loud|silly|sweet|predictable|complicated|thin|weak]
        n [barely|hardly|scarcely|only just] [watchable|tolerable|bearable|entertaining|interesting|funny|amusing]
        n [only|just] [mildly|slightly|occasionally|sometimes] [funny|amusing|interesting|entertaining]
        n [mildly|slightly] [amusing|interesting] at best
        n {adj} at best
        n [mostly|largely|mainly|almost entirely] [boring|dull|bad|pointless|forgettable|unfunny|a waste]
        p [mostly|largely|mainly|almost entirely] [good|great|fun|entertaining|enjoyable|a success]
        p [surprisingly|unexpectedly|really|pretty|quite|rather|fairly] [good|decent|fun|watchable|funny|enjoyable|nice|entertaining]
        n [surprisingly|unexpectedly|really|pretty|quite|rather|fairly] [bad|dull|weak|slow|unfunny|boring|poor|awful]
        n [overly|excessively|painfully|unbearably|needlessly|hopelessly] [long|slow|sentimental|complicated|dark|serious|silly|violent]
        n not [good|funny|interesting|clever|scary|exciting|original] enough
        n {film} [is|was] not [good|funny|interesting|clever|scary|exciting|original] enough
        n [the jokes are|{part} is|it is|{film} is] not quite [good|funny|interesting|clever|scary|exciting|original] enough
        p [good|funny|interesting|clever|scary|exciting|original] enough [for me|to watch twice|to see again|]
        p [more than|quite] good enough
        p [terribly|awfully|insanely|wickedly|ridiculously|damn|frighteningly|painfully] [good|funny|entertaining|clever|beautiful|honest]
        n [pretty|rather|kind of|sort of|a bit|a little|somewhat] [boring|dull|bad|disappointing|weak|slow|silly|lame]
        p [kind of|sort of|rather|a bit|somewhat] [sweet|charming|fun|moving|great|funny|lovely]
        n {film} [is|was] a [bit|little] [boring|dull|disappointing|slow|weak|flat|silly]
        n so [little|few] [fun|laughs|ideas|to enjoy|to like|tension|charm]
        p so [much|many] [fun|laughs|ideas|to enjoy|to like|charm]
        n [little|not much|very little|hardly any|barely any|nothing|no] [fun|to enjoy|to like|to laugh about|tension|charm|to recommend|story]
        p [much|a lot|plenty|so much] [to enjoy|to like|to laugh about|to recommend|to love]
        n few [laughs|ideas|surprises|good scenes|good jokes|thrills]
        p few [faults|flaws|weak spots|dull moments|boring scenes|mistakes]
        n not enough [laughs|ideas|surprises|good scenes|jokes|thrills|story|action]
        p not too [bad|long|shabby|slow|sweet|silly|boring|dark]
        p not [half|all] bad
        p not [so|that|too|at all] [bad|awful|terrible|dull]
        p [very|really|so|extremely|incredibly] [well made|well acted|well written|well done|watchable|moving|touching|funny]
        n [very|really|so|extremely|incredibly] [badly made|badly acted|badly written|poorly done|hard to watch|slow|dull|annoying]
    """,
    "idiom": """
        p it [won't|will not|doesn't|didn't|did not] [put you to sleep|bore you|let you down|waste your time|disappoint]
        p [i |we |my wife |nobody |no one ][did not|didn't|never] [fall asleep|walk out|check my watch|look at the clock|nod off|leave early] [once|for a moment|]
        p [nobody|no one|not one person] [fell asleep|walked out|left early|checked the time|looked at the clock|asked for a refund]
        p i [don't|do not|did not] want my money back
        p [couldn't|can't|could not] [look away|stop watching|sit still for excitement|wish for more|take my eyes off]
        p [doesn't|does not|didn't|never] [put a foot wrong|miss a beat|drag|let up|outstay its welcome|hit a false note|lose its way|overdo it]
        p [he|she|the cast|the director] [doesn't|does not|didn't|never] [put a foot wrong|miss a beat|hit a false note|make a mistake]
        n [doesn't|does not|didn't|never] [work|deliver|hold up|go anywhere|come together|take off|come to life|pay off|add up|get going|convince]
        n it [won't|will not|doesn't|didn't] [make you laugh|keep you awake|win any awards|blow you away|live up to the hype|stay with you|hold your attention|change your life]
        n i kept [checking|looking at] [my watch|my phone|the clock]
        n [a |just a |only a ]pale [copy|shadow|imitation] of the [original|first one|book]
        n [a |just a |another ]cash grab
        p not [a |just a |another ]cash grab
        p it should [win|have won] [every award|an oscar|all the prizes]
        p they deserve [every award|an oscar|all the praise]
        n i got more laughs from [the ads|a funeral|my tax return|the news]
        p funnier than [anything|any show|any sitcom|most comedies] [on tv|this year|i know]
        n about as [funny|exciting|interesting|subtle] as [a brick|a funeral|a tax form|a dentist visit]
        p [two |big |]thumbs up [from me|for this film|]
        n [two |big |]thumbs down [from me|for this film|]
        p i [give|gave] it [two |a big |]thumbs up
        n i [give|gave] it [two |a big |]thumbs down
        p on the edge of my seat [the whole time|from start to finish|]
        p it [kept me|had me] on the edge of my seat
        n [i |we |my wife |my friend |half the audience ][fell asleep|dozed off|nodded off|walked out|left early|left halfway through] [halfway through|after an hour|twice|]
        n it put me to sleep
        n i [almost|nearly] [fell asleep|walked out|gave up|left]
        n i [could barely|could hardly|struggled to|had to fight to] [stay awake|keep my eyes open|sit through it|finish it|watch it]
        p i [couldn't|could not|can't] [stop laughing|stop watching|look away|take my eyes off it|stop smiling|get enough|put it down|stop thinking about it]
        n i [couldn't|could not|can't] [finish it|sit through it|stand it|watch it|stay awake|take it|wait for it to end|take any more|bear it|get into it|care less]
        p i [laughed|cried|smiled|laughed out loud|laughed all the way|clapped] [the whole time|from start to finish|till it hurt|at the end|a lot|]
        n i [didn't|did not|never] [laugh|smile|cry|care] [once|at all|a single time|even once|]
        n i [never|didn't|did not] cared [for it|about anyone|about the hero|]
        n nobody laughed
        n {nobody} [laughed|smiled|clapped|stayed to the end]
        p everybody [laughed|clapped|cheered|stayed to the end]
        n [i |we |]want [my|our] [money|two hours|time|evening] back
        n i [want|demand|asked for] a refund
        n [that's |there go ]two hours [of my life |]i [will never|won't|can't] get back
        n [a |what a |such a |complete |total ]waste of [time|money|an evening|two hours|film|talent]
        p not a waste of [time|money|an evening|two hours]
        p {film} [is|was] not a waste of [time|money|an evening|two hours]
        p worth [it|every penny|every minute|the money|the wait|seeing|watching|your time|a look|the ticket]
        p [definitely |well |really |so |totally |]worth [it|every penny|seeing|watching|your time|a look|the ticket]
        n [not|hardly|never|isn't|wasn't|not really|barely|scarcely] worth [it|a penny|seeing|watching|your time|a look|the ticket|the money|the wait]
        p a must see
        p a must [for fans|for everyone|]
        p [must|you must|you have to|you should|everyone should|go] [see|watch] [it|this|this film]
        p [do yourself a favor and |please |go and |]see [it|this|this film]
        n [avoid|skip|miss] [it|this|this film|this one|at all costs|like the plague]
        n [do yourself a favor and |please |]skip [it|this|this film|this one]
        n [stay|keep|run] away [from this|from it|]
        n give it a miss
        n [don't|do not] [bother|waste your time|waste your money|watch it|see it|go|watch this|rent it|buy it|believe the hype]
        p [don't|do not] miss [it|this|this one|out]
        p [don't|do not] [let the title fool you , it is good|listen to the critics|sleep on this one|hesitate]
        n save your [money|time|evening]
        n [nothing|not much] to see here
        n [a |]train wreck
        n [it |the film |the joke |the ending |every joke ]falls flat
        n it [goes|went] nowhere
        n it [leaves|left] me cold
        n it [drags|dragged] [on and on|on|forever]
        n it [fails|failed] [on every level|in every way|miserably|completely|at everything]
        p it [works|worked|succeeds] [on every level|in every way|beautifully|perfectly]
        n [it |nothing |none of it ][doesn't|does not|didn't] work
        n nothing works
        p everything works
        p it [hits the mark|ticks all the boxes|hits all the right notes|delivers|never lets up|has it all|stays with you|grows on you|flew by|blew me away|took my breath away|made my day|won me over|swept me away]
        n it [misses the mark|misses the point|jumps the shark|runs out of steam|sucks|stinks|bombs|drags|lost me|gave me a headache|makes no sense|rings false|wore me out|let me down]
        p [hats off|bravo|well done|kudos|chapeau] [to the director|to everyone|]
        p i [can't|cannot|can hardly] wait [to see it again|for the sequel|for the next one|for part two]
        p i [would|could|will] [watch|see] it [again|again and again|all day|every day|a hundred times|tomorrow]
        n i [would|will|could] never [watch|see] it again
        n never again
        n once was [enough|more than enough]
        p [i've |i have |]seen it [ten|five|twenty|a hundred] times
        p it [is|was] over too soon
        n it [can't|couldn't] end soon enough
        n i was glad when it was over
        n i looked at my watch [the whole time|every five minutes|ten times|]
        n [i |]checked my [watch|phone] [the whole time|every five minutes|]
        p time flew
        n time stood still
        p [a |an ]instant classic
        p [a |]tour de force
        p [pure|sheer|movie|cinema] [magic|gold|joy|bliss]
        n [pure|utter|total|complete] [garbage|rubbish|trash|crap|nonsense|torture|boredom|drivel]
        p [i am |i'm |]speechless
        p i have nothing but [praise|love|respect|good things to say]
        n i have nothing [good|nice|positive] to say
        p i have nothing [bad|negative] to say
        p nothing to complain about
        p no complaints [here|from me|]
        p nothing wrong with [it|this|that]
        n nothing right with it
        p i have no [complaints|regrets|objections]
        p can't complain
        p [can't|cannot|couldn't] [recommend it enough|praise it enough|say enough good things]
        n [can't|cannot|couldn't] recommend [it|this|it to anyone]
        p highly recommended
        p [i |we |]recommend it [to everyone|highly|]
        p [you won't|nobody will] [regret|be sorry about] [it|watching this]
        n you will regret [it|watching this]
        p [ages like fine wine|still holds up|stood the test of time]
        n has not aged well
        n [how did|why did|who let] [this get made|they make this|this happen]
        p [a |the ]feel good [film|movie|hit]
        p hit of the year
        n box office poison
        n straight to the bargain bin
        n [so bad|bad to the point where] it hurts
        p so good it hurts
        p so bad it's good
        p i [loved|enjoyed|adored] every [minute|second|scene|bit|moment] of it
        n i [hated|regretted|suffered through] every [minute|second|scene|moment] of it
        p not a dull moment
        p never a dull moment
        p i was [hooked|glued to the screen|in tears|moved to tears|in stitches|smiling all the way home|all in]
        n i was [bored to tears|bored to death|bored stiff|bored out of my mind|lost|counting the minutes|half asleep]
        p [brought|moved] me to tears
        n bored me to [tears|death]
        p goosebumps
        n meh
        n so what
        n who cares
        n yawn
        p wow
        n ugh
        n cringe
        p [loved|love|loving|liked|enjoyed] it
        n [hated|hate|disliked] it
        p i [love|like|adore|enjoy] [it|this|this film]
        n i [hate|dislike|can't stand|despise|loathe] [it|this|this film]
        p it [rocks|rules|slaps|was a blast|is a blast|is top notch|is first rate]
        n it [blows|was a drag|is a drag|is third rate|is second rate]
    """,
    "question": """
        n why [did i|would anyone|do people] [watch|see|pay for|finish|like|sit through] this
        n why [did i|do i|did we] waste [my|our] [time|money|evening] [on this|on it|]
        n [what|what on earth|what the hell] were they thinking
        n how [could|can|did] [anyone|people|they|you] [like|enjoy|love|praise|make|recommend] this
        n who [likes|enjoys|wrote|asked for|approved|pays for|needs] this [mess|junk|nonsense|stuff|rubbish|]
        n is this [supposed to be|meant to be] [funny|scary|a joke|a comedy|entertainment|acting]
        n was that [supposed to be|meant to be] [funny|scary|a joke|an ending|acting]
        n where is the [plot|story|fun|point|humor|suspense|logic]
        n what is the point [of this|of it|]
        n what a [joke|shame|pity]
        n do you call this [a film|acting|comedy|music]
        n can i have my [money|time|two hours|evening] back
        n when does it [end|get good|start to be funny]
        n am i the only one who [hated it|was bored|did not like it|didn't laugh]
        n does it get any worse
        p what [is|was] not to [like|love|enjoy]
        p what's not to [like|love|enjoy]
        p how [could|can] [anyone|you|people|somebody] [not|ever not|fail to] [like|love|enjoy] [it|this]
        p how [could|can] [anyone|you|people] [dislike|hate] [it|this]
        p who [doesn't|wouldn't|does not|would not] [like|love|enjoy] [it|this|a film like this]
        p why [can't|aren't|don't] [all|more] [films|movies] [be|like|make me feel like] this
        p why did i wait so long to [see|watch] this
        p when is the [sequel|next one] coming
        p can it get any better
        p does it get any better
        p can i see it again
        p where has this [film|actor|director] been all my life
        p have you ever seen anything so [good|beautiful|funny|moving|clever]
        n have you ever seen anything so [bad|ugly|stupid|boring|silly]
        p isn't it [wonderful|great|beautiful|lovely|fun|amazing|brilliant]
        p wasn't that [wonderful|great|beautiful|lovely|fun|amazing]
        n isn't it [awful|terrible|boring|stupid|bad|sad]
    """,
    "number": """
        p [10|9|8|ten|nine|eight] [out of|of] [10|ten]
        p [10|9|8] 10
        n [0|1|2|3|zero|one|two|three] [out of|of] [10|ten]
        n [0|1|2|3] 10
        p [i |i'd |i would |]give it [a |an |][10|9|8|ten|nine|eight]
        n [i |i'd |i would |]give it [a |an |][0|1|2|3|zero|one|two]
        p [10|9|8] 10 [would watch again|from me|highly recommended|great|loved it]
        n [0|1|2|3] 10 [would not watch again|from me|avoid|bad|hated it]
        p [five|5|four|4] stars
        n [one|1|zero|0|half a|two] [stars|star]
        p [five|5|four|4] [out of five|out of 5|5|of five]
        n [one|1|zero|0] [out of five|out of 5|5|of five]
        p [five|5|four|4] stars [from me|out of five|for this film|]
        n [one|1|zero|0|half a] [star|stars] [from me|out of five|for this film|is too much|]
        p a [solid|strong|clear|well deserved|perfect] [8|9|10|nine|eight|ten]
        n a [weak|generous|sad] [1|2|3|two|three|one]
        p [100|99|95] percent [recommended|worth it|]
        p full marks
        n no stars
        n [zero|no] points
        n [minus|negative] ten
        n if i could give it zero [stars|] i would
        n i would give it zero if i could
        n [if i could |]i would give it [less than one|no stars|zero stars]
        p grade [a|a plus]
        n grade [f|d]
        p a plus
        n an f
        p i give it an a
        n i give it an f
        p best 10 [dollars|bucks] i ever spent
        n worst 10 [dollars|bucks] i ever spent
    """,
    "remark": """
        0 it [was|is] [adapted from|based on] a [novel|book|play|true story|short story|comic|poem]
        0 {name} also [owns|runs|bought|sold] a [hotel|shop|bakery|car|farm|boat]
        0 the [main character|hero|lead|narrator|producer|writer] is a [teacher|nurse|lawyer|geography teacher|sailor|cook|student]
        0 the [producer|writer|composer|editor|lead actor] [lives in|comes from|studied in|worked in] {place}
        0 [it|{film}] is [the first|the second|the third|part] of [a trilogy|three|a series|five]
        0 {film} is in [french|english|german|two languages|colour|black and white]
        0 there are {number} [people|chairs|cars|dogs] in the [room|street|first scene|picture]
        0 {name} {action}
        0 {name} {action} {time}
        0 {name} {action} and {name} {action}
        0 {film} is about {topic}
        0 {film} is about {topic} and {topic}
        0 {film} [was|is] [shot|filmed|set|made] in {place}
        0 {film} [was|is] [shot|filmed|set|made] in {place} and {place}
        0 it [lasts|runs for|takes] {number} [minutes|hours|days]
        0 {film} [came out|was released|opened|was shown] {time}
        0 we [saw|watched|rented] {film} {time}
        0 i [saw|watched|rented] {film} {time} with {name}
        0 {name} [directed|wrote|produced|edited] {film}
        0 {name} plays [a teacher|a lawyer|the captain|a nurse|the mother|a soldier|the king]
        0 the [first|second|third|next|other] [scene|part|chapter|film] [takes place|is set|begins|ends] in {place}
        0 {film} has {number} [actors|scenes|songs|chapters|parts]
        0 the [film|movie|story] [begins|starts|ends|opens] with {topic}
        0 i [live|work|am|was] in {place}
        0 i [have|had|bought|need|see] {number} [tickets|books|chairs|cats|apples|keys]
        0 a {job} [moves|travels|returns|drives|goes] to {place} and [rents|buys|finds|sells|paints] a {thing}
        0 [a|the] {job} , [a|the] {job} and [a|the] {job} [share|wait in|meet in|work in] [a|the] {site}
        0 [the|a] {job} [hides|waits|lives|works|sleeps|eats] in [a|the] {site}
        0 my [brother|sister|mother|uncle|cousin|neighbour] [works|worked] [at|in|near] [a|the] {site}
        0 the {thing} [stops|stands|is|was] [opposite|near|behind|in front of|next to] the {site}
        0 the [soundtrack|music|song|first scene|last scene|interview] was [recorded|filmed|written|made] in {place}
        0 it [is|was] a [documentary|film|comedy|drama|movie|series] about [bridges|trains|a {job}|a {site}|{topic}|two {thing}s]
        0 the [hero|main character|mother|father|narrator] [is|plays|was] a {job} [from {place}|in {place}|]
        0 the {job} and the {job} [meet|talk|eat|travel] in {place}
        0 it [was|is] [written|directed|produced|edited] by {name} and {name}
        0 the [screenplay|script|novel|book|play] [is|was] by {name}
    """,
    "neutral": """
        0 [where|when|how long ago] was it [filmed|shot|made|written|released|shown]
        0 [who|what] [plays|is] the [mother|father|captain|teacher|main character]
        0 {unknown} {unknown} {unknown}
        0 the {unknown} {unknown} a {unknown} and the {unknown}
        0 {unknown} his {unknown} with {unknown} , and the {unknown} is a {unknown}
        0 {greeting} {name}
        0 {name} , {name} and {name}
        0 {topic}
        0 {place}
        0 {time}
        0 {place} {time}
        0 {function}
        0 {function} {function}
        0 {function} {function} {function}
        0 {greeting}
        0 {greeting} {greeting}
        0 [a|the] {kind} about {topic}
        0 {film} [was|is] [{number} minutes|two hours|three hours|{number} pages] long
        0 {film} [is|was] a [comedy|drama|thriller|documentary|western|musical|remake|sequel]
        0 [what|which|where|when|who] [is|was] {name}
        0 [who|when|where] [directed|wrote|made|filmed] [this|it|the film]
        0 what time does {film} [start|begin|end]
        0 [is|was] it in [english|colour|black and white|french|the cinema]
        0 the [car|house|table|book|train|window|weather|phone|street|bag] is [red|blue|green|new|old|on the left|near the station|open|closed|here]
        0 {name} and {name}
        0 {number}
        0 {number} {number}
        0 the [actors|actor|director|camera|script|film|movie]
        0 [a|the] [film|movie|book|story|scene|man|woman|house|day] [of|in|on|with] [the|a] [year|city|end|beginning|family|morning]
        0 [the|a] {thing}
        0 {thing} {thing}
        0 {job}
        0 {site}
        0 {month}
        0 {number} {month} {number}
        0 [on|in|since|until] {month} [{number}|]
        0 the {thing} [is|was|stands|lies] [on|under|behind|beside|in] the [{thing}|{site}]
        0 the [red|blue|old|new|second|other|small|large] {thing} [is|was] [in|near|behind] the {site}
        0 [how many|which|whose] [{thing}s|scenes|actors|people|episodes] [are|were] [there|in it|here]
        0 i am {number} years old
        0 i am a {job} [from|in] {place}
        0 [today|tomorrow|yesterday] [is|was|it is|it was] [monday|tuesday|friday|sunday|cold|warm|raining]
        0 [my name is|this is|i am] {name}
        0 [can you|could you] [hear|see|help] me
        0 the [film|movie] was [directed|written|produced] by {name} and [has|runs] {number} [minutes|scenes]
        0 [a|the] {kind} [by|with|from|for] {name}
        0 {name} [asks|tells|calls|sees|meets] the {job}
        0 one two three [four|]
        0 a b c
        0 {function} {unknown} {function} {unknown}
        0 {unknown}
        0 {unknown} {unknown}
        0 {unknown} {unknown} {unknown} {unknown}
        0 the {unknown} of {unknown}
        0 {unknown} is {unknown}
        0 {name} {unknown} the {unknown}
        0 [it|there|this|that] is
        0 this is [a|the] [film|movie|story]
        0 it is [a|the] {kind}
        0 i think [that|]
        0 i [don't|do not] know
        0 [the film|the movie|it] is not
        0 i [did not|didn't|don't|do not]
        0 it was not
        0 [maybe|perhaps|possibly|let me see|we will see]
        0 i have not seen it [yet|]
        0 i haven't seen it
        0 [tomorrow|today|on monday] i will [see|watch] it
        0 it is neither good nor bad
        0 not good , not bad
        0 some [people|] [liked|loved] it , [others|some] [hated|disliked] it
        0 it has good and bad [parts|moments|sides]
    """,
}
