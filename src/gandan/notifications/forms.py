from django import forms


class PageFilter(forms.Form):
    trang = forms.IntegerField(min_value=1, max_value=100_000, required=False)

    def number(self) -> int:
        """Return the page asked for, the first where that cannot be read."""
        self.is_valid()
        return self.cleaned_data.get("trang") or 1
