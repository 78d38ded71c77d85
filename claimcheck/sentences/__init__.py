"""Stage 2: an article's prose to sentences, without the furniture of the page round it."""

from claimcheck.sentences.language import identify_language
from claimcheck.sentences.splitting import split_sentences

__all__ = ["identify_language", "split_sentences"]
