"""Stage 4: what each article claims. The last stage that knows a language."""
