"""What a workbook may hold and a page must show as it is."""

HOSTILE = "<img src=x onerror=alert(1)> **đậm** =1+1 $x$ :red[đỏ]"
