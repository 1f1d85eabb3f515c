"""Texts written for the tests of the likelihood: one as a reporter writes it, one as a machine might translate it."""

from __future__ import annotations

from functools import cache

from wording import Analyzer, Article
from wording.view import ArticleView

WRITTEN = """\
The ferry had barely left the pier when the engine quit. Dana Whitlock, who was taking her kids to the county fair, \
says she didn't think much of it until the crew started handing out life vests. "Nobody panicked, but nobody was \
laughing, either," she said.

It took the Coast Guard about forty minutes to tow the boat back in. By then the wind had picked up and a couple of \
dozen passengers were sick. The company that runs the line wouldn't say what went wrong; a spokesman said it's still \
looking into it and that riders will get their money back.

That's cold comfort for people on Harlow Island, who've been asking for a newer boat for years. The one they've got was \
built in 1971 and breaks down a few times each summer. "We'd settle for a used one," Whitlock said."""

TRANSLATED = """\
According to the information of the press service of the administration of the region, the implementation of the project \
of the reconstruction of the water supply system of the city will be completed until the end of the current year. It was \
noted that within the framework of the realization of the program the works on the replacement of the networks are \
carried out in accordance with the schedule.

The head of the department of the construction stressed that the given question is under the special control of the \
government of the region. He also noted that in the course of the conducted works the specialists of the enterprise \
revealed a number of the violations, which at the present time are being eliminated.

As it was reported earlier, the means for the carrying out of the indicated works were allocated from the budget of the \
region. In connection with this the inhabitants of the city are asked to treat with understanding the temporary \
inconveniences which are connected with the shutdown of the water.

In its turn, the director of the enterprise informed that at the present moment the specialists have already carried out \
the replacement of a third part of the pipes. According to him, the works are complicated by the fact that the scheme of \
the networks was not preserved in the archive of the city. "We are doing everything possible in order that the residents \
of the district receive the quality water in the shortest terms", he emphasized.

It should be noted that the question of the quality of the drinking water is one of the most acute for the region. The \
deputies of the local council have repeatedly appealed to the authorities with the request to pay attention to the given \
problem, but the means in the budget for the solution of it were absent. Thus, the realization of the project will allow \
to improve the conditions of life of more than ten thousand people.

The completion of the second stage of the reconstruction is planned for the spring of the next year, after which the \
specialists will proceed to the repair of the pumping station which was put into operation in the eighties of the last \
century and has exhausted its resource."""


@cache
def analyzer() -> Analyzer:
    return Analyzer()


def seen(text: str, language: str = "en") -> ArticleView:
    return analyzer().view(Article(id="a", text=text, language=language))
