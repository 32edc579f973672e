"""What strangers may put before the program, generated: each case is its name, the files it needs,
the command, and how it must end. Sizes are chosen past the limits or at the costliest point below."""
import re
import struct
import zlib

HEAD = ('<guide id="g" version="1" date="2026-11-22" xml:lang="en" questionnaire="q.xml" '
        'xmlns:xi="http://www.w3.org/2001/XInclude">')
ROLES = '<roles><role id="a">A</role><role id="b">B</role></roles>'
ROW = ('<dimension id="%s"><name>%s</name><text role="a">%s</text>'
       '<text role="b">%s</text></dimension>')


def guide(body='<p>x</p>', title='T', rows=None, comparison='<comparison/>', head=HEAD):
    rows = rows if rows is not None else ROW % ('d', 'D', 'u', 'v')
    return (f'{head}<masthead><title>{title}</title></masthead>{ROLES}\n'
            f'<dimensions>{rows}</dimensions><section><head>S</head>{body}{comparison}'
            f'</section></guide>\n')


def rows(n):
    return '\n'.join(ROW % (f'd{i}', f'D{i}', f'left{i}', f'right{i}') for i in range(n))


def png(width, height, depth=8, colour=2, data=b'', extra=b''):
    def chunk(kind, body):
        return (struct.pack('>I', len(body)) + kind + body +
                struct.pack('>I', zlib.crc32(kind + body)))
    head = struct.pack('>IIBBBBB', width, height, depth, colour, 0, 0, 0)
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', head) + extra + chunk(b'IDAT', data) +
            chunk(b'IEND', b''))


def zeros(n):
    packer, parts = zlib.compressobj(1), []
    block = bytes(1 << 20)
    while n > 0:
        parts.append(packer.compress(block[:n]))
        n -= len(block)
    return b''.join(parts) + packer.flush()


def jpeg(width, height, scan=b''):
    def segment(marker, body):
        return bytes([0xff, marker]) + struct.pack('>H', len(body) + 2) + body
    dqt = segment(0xdb, b'\0' + b'\1' * 64)
    sof = segment(0xc0, struct.pack('>BHHB', 8, height, width, 1) + b'\1\x11\0')
    codes = b'\0' * 15 + b'\1'
    dht = segment(0xc4, b'\0' + b'\1' + b'\0' * 15 + b'\0') + segment(0xc4, b'\x10\1' +
                                                                      codes[1:] + b'\0')
    return (b'\xff\xd8' + dqt + sof + dht + segment(0xda, b'\1\1\0\0\x3f\0') + scan +
            b'\xff\xd9')


def picture(src='p.png', more=''):
    return guide(f'<picture src="{src}" alt="x"{more}/>')


def pdf(objects, trailer='/Root 1 0 R', start=None):
    out, places = b'%PDF-1.6\n', []
    for i, body in enumerate(objects, 1):
        places.append(len(out))
        out += b'%d 0 obj\n' % i + body + b'\nendobj\n'
    xref = len(out)
    out += b'xref\n0 %d\n0000000000 65535 f \n' % (len(objects) + 1)
    out += b''.join(b'%010d 00000 n \n' % p for p in places)
    at = xref if start is None else start
    return out + b'trailer <</Size %d %s>>\nstartxref\n%d\n%%%%EOF\n' % (
        len(objects) + 1, trailer.encode(), at)


def stream(data, more=b''):
    return b'<</Length %d %s>>\nstream\n' % (len(data), more) + data + b'\nendstream'


def pages(content, resources=b''):
    return [b'<</Type/Catalog/Pages 2 0 R>>', b'<</Type/Pages/Kids[3 0 R]/Count 1>>',
            b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R/Resources<<%s>>>>'
            % resources, content]


CASES = []


def case(name, files, wants='error', cheap=True, args=None, words=None, data=None, megabytes=512):
    """files: name to text, bytes, or a function that gives them. wants: error, document, either.
    words: (a beginning, how many words begin so) that a document must hold. data: changes to a copy
    of the program's data, a file to a function of its text. megabytes: that it may take."""
    CASES.append(dict(name=name, files=files, wants=wants, cheap=cheap, words=words, data=data,
                      megabytes=megabytes,
                      args=args or ['guide', 'g.xml', '-o', 'out.pdf']))


def g(name, text, wants='error', cheap=True, **more):
    case(name, {'g.xml': text}, wants, cheap, **more)


# --- XML -------------------------------------------------------------------------------------------

def xml_cases():
    bomb = '<!DOCTYPE guide [<!ENTITY a "aaaaaaaaaa">' + ''.join(
        f'<!ENTITY {b} "{("&" + a + ";") * 10}">' for a, b in zip('abcdefgh', 'bcdefghi')) + ']>\n'
    g('billion laughs', bomb + guide('<p>&i;</p>'))
    g('quadratic entity', '<!DOCTYPE guide [<!ENTITY a "%s">]>\n' % ('a' * 100000) +
      guide('<p>' + '&a;' * 10000 + '</p>'))
    g('parameter entity', '<!DOCTYPE guide [<!ENTITY % a SYSTEM "file:///etc/passwd">%a;]>' + guide())
    g('external DTD', '<!DOCTYPE guide SYSTEM "file:///etc/passwd">' + guide())
    g('xxe file', '<!DOCTYPE guide [<!ENTITY a SYSTEM "outside/secret.txt">]>' + guide('<p>&a;</p>'))
    g('xxe http', '<!DOCTYPE guide [<!ENTITY a SYSTEM "http://127.0.0.1:9/">]>' + guide('<p>&a;</p>'))
    g('nesting 1000', guide('<em>' * 1000 + 'x' + '</em>' * 1000))
    g('nesting 1M', lambda: guide('<em>' * 10**6 + 'x' + '</em>' * 10**6))
    g('nesting 1M unclosed', lambda: guide('<p>' + '<em>' * 10**6))
    g('nesting 80 em', guide('<p>' + '<em>' * 80 + 'x' + '</em>' * 80 + '</p>'), 'document')
    g('100k attributes', lambda: guide('<p %s/>' % ' '.join(f'a{i}="1"' for i in range(100000))))
    g('8M attributes of 2 letters', lambda: guide('<p %s/>' % ('aa="" ' * 8000000)), cheap=False)
    g('1M unknown elements', lambda: guide('<q/>\n' * 10**6), cheap=False)
    g('700k unknown elements', lambda: guide('<q/>' * 700000), cheap=False)
    g('1M unknown elements, names apart',
      lambda: guide('\n'.join(f'<q{i}/>' for i in range(10**6))), cheap=False)
    g('100k unknown attributes', lambda: guide('<p q="1">x</p>' * 100000), cheap=False)
    g('400k misplaced elements', lambda: guide('<p>x</p><head>y</head>' * 200000), cheap=False)
    g('element name 10 MB', lambda: guide('<%s/>' % ('n' * 10**7)))
    g('attribute name 10 MB', lambda: guide('<p %s="x"/>' % ('n' * 10**7)))
    for name in 'alt', 'href', 'id':
        g(f'attribute 10 MB {name}', lambda name=name: guide(
            '<p><a %s="%s">x</a></p>' % (name, 'h' * 10**7)))
    g('comment 20 MB', lambda: guide('<!--%s--><p>x</p>' % ('c' * 20 * 2**20)), 'document', False)
    g('64 MB of <p/>', lambda: guide('<p/>' * (15 * 2**20)), cheap=False)
    g('60 MB of <p>x</p>', lambda: guide('<p>x</p>' * 7500000), cheap=False)
    g('400k of <p>x</p>', lambda: guide('<p>x</p>' * 400000), 'either', False, words=('x', 400000))
    g('70 MB file', lambda: guide('<p>%s</p>' % ('x' * 70 * 2**20)), cheap=False)
    g('1 MB of NUL', '\0' * 2**20)
    g('random 1 MB', lambda: zeros(3000) * 100)
    g('UTF-16', guide().encode('utf-16'), 'document')
    g('UTF-32', guide().encode('utf-32'))
    g('UTF-7', '<?xml version="1.0" encoding="UTF-7"?>' + guide(), 'document')
    g('overlong UTF-8', guide().encode().replace(b'<p>x', b'<p>\xc0\xaf'))
    g('all of Unicode once', lambda: guide('<p>%s</p>' % ''.join(
        f'&#x{c:x};' for c in range(0x20, 0x3000) if not 0xd800 <= c < 0xe000)), 'either', False)
    g('xml:lang ../../x', guide(head=HEAD.replace('"en"', '"../../../../etc/passwd"')))
    g('xml:lang 10 MB', lambda: guide(head=HEAD.replace('"en"', '"%s"' % ('e' * 10**7))))
    g('guide id with markup', guide(head=HEAD.replace('"g"', '"g&quot;/> x"')))
    g('date 0001-01-01', guide(head=HEAD.replace('2026-11-22', '0001-01-01')))
    g('date 9999-12-31', guide(head=HEAD.replace('2026-11-22', '9999-12-31')), 'document')
    g('C1 controls in title', guide(title='x&#x9b;31m&#x85;y'))
    g('C1 control and RLO in a diagnostic', guide('<p>x</p><q&#x9b;\u202ex/>'), 'error')
    case('file name with ESC', {'\x1b[31mg\x1b]0;owned\x07.xml': guide('<q/>')},
         args=['guide', '\x1b[31mg\x1b]0;owned\x07.xml', '-o', 'out.pdf'])
    case('file name with newline', {'g\nroleguide: all is well': guide('<q/>')},
         args=['check', 'g\nroleguide: all is well'])
    case('guide is /dev/zero', {}, args=['guide', '/dev/zero', '-o', 'out.pdf'])
    case('guide is a folder', {}, args=['guide', '.', '-o', 'out.pdf'])


# --- XInclude --------------------------------------------------------------------------------------

def include_cases():
    def xi(href, more='', inside=''):
        return f'<xi:include href="{href}"{more}>{inside}</xi:include>'

    fallback = '<xi:fallback><p>y</p></xi:fallback>'
    g('xi 100k missing with fallback', guide('\n'.join([xi('none.xml', '', fallback)] * 100000)))
    g('xi 900 missing with fallback', guide(xi('none.xml', '', fallback) * 900), 'document',
      words=('y', 900))
    nested = 'y'
    for _ in range(40):
        nested = xi('none.xml', '', f'<xi:fallback>{nested}</xi:fallback>')
    g('xi fallbacks in fallbacks', guide(f'<p>{nested}</p>'), 'document', words=('y', 1))
    g('xi 100k errors', guide('\n'.join([xi('none.xml')] * 100000)))
    for name, href in (('absolute', '/etc/hostname'), ('dotdot', '../outside/secret.xml'),
                       ('dotdot encoded', '%2e%2e/outside/secret.xml'), ('file url',
                       'file:///etc/hostname'), ('http', 'http://127.0.0.1:9/s.xml'),
                       ('via dir and back', 'sub/../../outside/secret.xml'),
                       ('symlink out', 'link.xml'), ('symlink /dev/zero', 'zero.xml'),
                       ('fifo', 'fifo.xml'), ('self', 'g.xml')):
        g('xi ' + name, guide(xi(href)))
    case('xi mutual', {'g.xml': guide(xi('s.xml')), 's.xml': '<p xmlns:xi="http://www.w3.org/2001/'
                       'XInclude">' + xi('g.xml') + '</p>'})
    level = {f's{i}.xml': '<section xmlns:xi="http://www.w3.org/2001/XInclude">' +
             xi(f's{i + 1}.xml') * 2 + '</section>' for i in range(30)}
    case('xi doubling 2^30', {**level, 's30.xml': '<p>x</p>', 'g.xml': guide(xi('s0.xml'))})
    case('xi whole 60 MB text', {'g.xml': guide('<p>' + xi('t.txt', ' parse="text"') + '</p>'),
                                 't.txt': lambda: 'word ' * (12 * 2**20)}, cheap=False)
    case('xi 70 texts of 900 kB', {'g.xml': guide(''.join(
        '<p>' + xi('t.txt', ' parse="text"') + '</p>' for _ in range(70))),
        't.txt': 'word ' * 180000}, cheap=False)
    case('xi file name with ESC', {'g.xml': guide(xi('%1b[31mx.xml')),
                                   '\x1b[31mx.xml': '<q/>'})
    case('xi text in Latin-1', {'g.xml': guide('<p>' + xi('t.txt', ' parse="text" '
                                'encoding="ISO-8859-1"') + '</p>'), 't.txt': b'Stra\xdfe'},
         'either')
    case('xi xpointer scheme', {'g.xml': guide(xi('s.xml', ' xpointer="element(/1/2)"')),
                                's.xml': '<p>x</p>'})


# --- Texts -----------------------------------------------------------------------------------------

def text_cases():
    g('paragraph 100 kB of words', guide('<p>' + 'word ' * 20000 + '</p>'), 'document',
      words=('word', 20000))
    g('paragraph 1 MB of words', guide('<p>' + 'word ' * 200000 + '</p>'), 'document', False,
      words=('word', 200000))
    g('paragraph 10 MB of words', lambda: guide('<p>' + 'word ' * 2000000 + '</p>'), cheap=False)
    g('3 MB in paragraphs', guide('<p>' + 'word ' * 100 + '</p>\n') if False else
      lambda: guide(('<p>' + 'word ' * 100 + '</p>\n') * 6000), 'document', False,
      words=('word', 600000))
    for place in ('cell', 'title', 'panel'):
        def words(n, place=place):
            w = 'w' * n
            return guide(title=w) if place == 'title' else guide(
                f'<panels><panel role="a"><p>{w}</p></panel></panels>') if place == 'panel' \
                else guide(rows=ROW % ('d', 'D', w, 'v'))
        g(f'word 100 kB in a {place}', words(100000), 'either', place != 'title')
        g(f'word 1 MB in a {place}', lambda words=words: words(999999), 'either', False)
        g(f'word 10 MB in a {place}', lambda words=words: words(10**7), 'error', False)
    g('combining marks 100k on one base', guide('<p>a' + '\u0301' * 100000 + '</p>'), 'either', False)
    g('combining marks 500k on one base', guide('<p>a' + '\u0301' * 500000 + '</p>'), 'either', False)
    g('bidi isolates 100k deep', guide('<p>' + '\u2067' * 100000 + 'x</p>'), 'either', False)
    g('bidi alternation 200k', guide('<p>' + 'a\u05d0' * 100000 + '</p>'), 'either', False)
    g('script alternation 200k', guide('<p>' + 'a\u0430' * 100000 + '</p>'), 'either', False)
    g('soft hyphens 100k', guide('<p>' + 'a\u00ad' * 100000 + '</p>'), 'either', False)
    g('soft hyphens 1M', guide('<p>' + 'a\u00ad' * 499999 + '</p>'), 'either', False)
    g('hyphenated word 100k', guide('<p>' + 'internationalisation' * 5000 + '</p>'), 'either', False)
    g('CJK 30,000 characters', guide('<p>' + '\u4e2d\u6587' * 15000 + '</p>'), 'either', False)
    g('thai 100k no spaces', guide('<p>' + '\u0e01\u0e32' * 50000 + '</p>'), 'either', False)
    g('emoji ZWJ 50k', guide('<p>' + '\U0001f468\u200d' * 25000 + '</p>'), 'either', False)
    g('zero-width 1M in a cell', guide(rows=ROW % ('d', 'D', 'x' + '\u200b' * 900000, 'v')),
      'either', False)
    g('zero-width only everything', guide('<p>\u200b</p>', title='\u2060'))
    g('100k br in cell', guide(rows=ROW % ('d', 'D', 'x<br/>' * 100000, 'v')), 'either', False)
    g('100k br in title', guide(title='x<br/>' * 100000 + 'y'), 'either', False)
    g('footnote of 1 MB', guide('<p>x<footnote>' + 'note ' * 190000 + '</footnote></p>'),
      'either', False)
    g('20,000 footnotes in one paragraph', guide('<p>' + 'x<footnote>y</footnote> ' * 20000 +
                                                 '</p>'), 'either', False)
    g('20,000 footnotes, a paragraph each', guide('<p>x<footnote>y</footnote></p>' * 20000),
      'either', False)
    g('100k em', guide('<p>' + '<em>a</em><strong>b</strong> ' * 50000 + '</p>'), 'either', False)
    g('65,536 equal ids', guide('<p id="i">x</p>\n' * 65536))
    g('65,536 ids and links', guide('\n'.join(
        f'<p id="i{i}"><a href="#i{65535 - i}">x</a></p>' for i in range(65536))), 'either', False)
    g('65,536 ids, 65,536 wrong links', guide('\n'.join(
        f'<p id="i{i}"><a href="#j{i}">x</a></p>' for i in range(65536))))
    g('110,000 ids', guide('\n'.join(f'<p id="i{i}">x</p>' for i in range(110000))), cheap=False)
    g('money 10^18', guide(rows='<dimension id="d"><name>D</name><money role="a" low="1" high='
                           '"999999999999999999" currency="EUR"/></dimension>'))
    g('XMP and string injection', guide(title='x)&gt;&gt; endobj ]]&gt; &lt;/rdf:RDF&gt;'),
      'document', words=('endobj', 1))


# --- Many of one kind ------------------------------------------------------------------------------

def bulk_cases():
    g('1,000 rows', guide(rows=rows(1000)), 'document', words=('left', 1000))
    # as much memory for each row as 100,000 may have
    g('20,000 rows', lambda: guide(rows=rows(20000)), 'document', words=('left', 20000),
      megabytes=90)
    g('3,000 rows that a cell ties together', guide('<table><row><th>A</th><th>B</th></row>' + ''.join(
        '<row>%s<td>left</td></row>' % ('' if i else '<td rowspan="3000">%s</td>' % ('word ' * 300))
        for i in range(3000)) + '</table>'), 'document', words=('left', 3000), megabytes=90)
    g('10,000 rows', guide(rows=rows(10000)), 'document', False, words=('left', 10000))
    g('100,000 rows', lambda: guide(rows=rows(100000)), 'document', False, words=('left', 100000))
    case('100,000 rows --fit 10', {'g.xml': lambda: guide(rows=rows(100000))}, 'error', False,
         ['guide', 'g.xml', '--fit', '10', '-o', 'out.pdf'])
    case('100,000 rows print', {'g.xml': lambda: guide(rows=rows(100000))}, 'either', False,
         ['guide', 'g.xml', '--profile', 'print', '-o', 'out.pdf'])
    g('10,000 sections', HEAD + '<masthead><title>T</title></masthead>' + ROLES + ''.join(
        f'<section><head>S{i}</head><p>x</p></section>' for i in range(10000)) + '</guide>',
      'either', False)
    g('100,000 list items', guide('<list>' + '<item>item</item>' * 100000 + '</list>'),
      'either', False, words=('item', 100000))


# --- Pictures --------------------------------------------------------------------------------------

def picture_cases():
    def p(name, data, wants='error', cheap=True, more='', file='p.png', args=()):
        case(name, {'g.xml': picture(file, more), file: data}, wants, cheap,
             ['guide', 'g.xml', '-o', 'out.pdf', *args])

    def rgb(width, height, depth=8, colour=2):
        n = {2: 3, 6: 4, 0: 1}[colour] * depth // 8
        return png(width, height, depth, colour, zeros(height * (1 + width * n)))

    case('5 PNG 8000x8000 RGB8', {'g.xml': guide(''.join(
        f'<picture src="p{i}.png" alt="x"/>' for i in range(5))),
        **{f'p{i}.png': lambda: rgb(8000, 8000) for i in range(5)}}, 'error', False)
    p('PNG 8000x8000 RGBA16', lambda: rgb(8000, 8000, 16, 6), 'either', False)
    p('PNG 8000x8000 RGBA16 print', lambda: rgb(8000, 8000, 16, 6), 'either', False,
      args=['--profile', 'print'])
    p('PNG 8000x7999 RGB8 archive', lambda: rgb(8000, 7999), 'either', False,
      args=['--profile', 'archive'])
    p('PNG bomb 2^31-1 squared', png(2**31 - 1, 2**31 - 1))
    p('PNG bomb 60000x60000 header', png(60000, 60000))
    p('PNG no data', png(100, 100))
    icc = b'x\0\0' + zeros(100 * 2**20)
    icc = struct.pack('>I', len(icc)) + b'iCCP' + icc + struct.pack('>I', zlib.crc32(b'iCCP' + icc))
    p('PNG iCCP bomb 100 MB', png(1, 1, 8, 2, zlib.compress(b'\0\1\2\3'), icc), 'document')
    p('PNG iCCP bomb print', png(1, 1, 8, 2, zlib.compress(b'\0\1\2\3'), icc), 'either',
      args=['--profile', 'print'])
    p('JPEG bomb 65500x65500', jpeg(65500, 65500, b'\0' * 9), file='p.jpg')
    p('JPEG 8000x8000 no data', jpeg(8000, 8000), file='p.jpg')
    p('JPEG 8000x8000 no data print', jpeg(8000, 8000), file='p.jpg', args=['--profile', 'print'])
    p('JPEG 2000x2000 zeros', jpeg(2000, 2000, b'\0' * 100000), 'either', file='p.jpg')
    p('JPEG 2000x2000 zeros print', jpeg(2000, 2000, b'\0' * 100000), 'either', file='p.jpg',
      args=['--profile', 'print'])
    for width, height in ((1, 60000), (60000, 1)):
        for more in (' width="24mm"', ''):
            p(f'picture {width}x{height}{"" if more else " no width"}',
              lambda w=width, h=height: rgb(w, h), 'either', more=more)
    for name, src in (('absolute', '/etc/hostname'), ('dotdot', '../outside/p.png'),
                      ('http', 'http://127.0.0.1:9/p.png'), ('folder', 'sub'),
                      ('fifo', 'fifo.xml'), ('symlink out', 'link.xml'),
                      ('symlink /dev/zero', 'zero.xml')):
        g('picture ' + name, picture(src))
    for width in '0.001pt', '14000pt', '-1pt', '1e9pt':
        p('picture width ' + width, lambda: rgb(10, 10), 'either', more=f' width="{width}"')
    case('20,000 pictures, the same', {'g.xml': guide('<picture src="p.png" alt="x"/>' * 20000),
                                       'p.png': lambda: rgb(10, 10)}, 'either', False)


# --- Answers, for the sample guide of the program's data -------------------------------------------

def answer_cases():
    def a(name, data, wants='error', cheap=True, file='a.csv'):
        case('answers ' + name, {file: data}, wants, cheap, ['check', 'DATA/pm-vs-tpm.xml', file])

    a('CSV 16 MB of commas', lambda: ',' * (2**24 - 10))
    a('CSV 16 MB of commas, a header', lambda: 'now\n' + ',' * (2**24 - 10))
    a('CSV 16 MB of semicolons', lambda: ';' * (2**24 - 10))
    a('CSV 16 MB of rows ","', lambda: 'now,x\n' + ',\n' * (2**23 - 10))
    a('CSV 16 MB of rows "a"', lambda: 'now\n' + 'a\n' * (2**23 - 10), cheap=False)
    a('CSV 16 MB of newlines', lambda: 'now\n' + '\n' * (2**24 - 10))
    a('CSV 100,000 columns', lambda: ','.join(f'c{i}' for i in range(100000)) + '\n')
    a('CSV 400,000 columns of one question',
      lambda: 'x,' * 400000 + 'now,' * 400000 + '\n', cheap=False)
    a('CSV 20,000 people', lambda: 'now\n' + 'a\n' * 20000)
    a('CSV name 1 MB', lambda: 'name,now\n' + 'n' * 10**6 + ',a\n', 'either')
    a('CSV id ../../x', 'id,now\n../../x,a\n', 'either')
    a('CSV one cell 15 MB', lambda: 'now\n' + 'x' * (15 * 2**20))
    a('CSV open quote 15 MB', lambda: 'now\n"' + 'x' * (15 * 2**20))
    a('CSV sep="', 'sep="\nnow\na\n', 'either')
    a('CSV sep=newline', 'sep=\n\nnow\na\n')
    a('CSV multi cell 200 kB of ;', 'tasks\n' + '"%s"\n' % (';' * 200000))
    a('CSV multi cell 4 kB ambiguous', 'tasks\n"%s"\n' % (', / ; ' * 600))
    a('CSV name with control characters', 'name,now\n"a\x1b[31m\u202eb",a\n', 'either')
    a('17 MB', lambda: 'now\n' + 'a' * (17 * 2**20))
    for name, piece in (('1', '1,'), ('[]', '[],'), ('{}', '{},'), ('"a":1', '"a":[1],')):
        a(f'JSON 16 MB of {name}', lambda piece=piece: (
            '{"now":[%s1]}' if piece == '1,' else '[%s1]' if piece[0] != '"' else '{%s"b":1}') % (
                piece * (2**24 // len(piece) - 10)), file='a.json')
    a('JSON one object, 500k members', lambda: '{%s"b":1}' % ''.join(
        f'"a{i}":1,' for i in range(499990)), cheap=False, file='a.json')
    a('JSON duplicate members', '{"now":1,"now":2}', file='a.json')
    a('JSON lone surrogates', '{"now":"\\ud800"}', file='a.json')
    a('JSON nested 100,000', '[' * 100000, file='a.json')
    a('JSON nested 2,000 in an answer', '{"now":%s1%s}' % ('[' * 2000, ']' * 2000), file='a.json')
    a('JSON number 1e999999', '{"now":1e999999}', file='a.json')
    a('JSON open string 15 MB', lambda: '{"now":"' + 'x' * (15 * 2**20), file='a.json')
    top = '<answers guide="pm-vs-tpm" version="1" xml:lang="en">'
    a('XML 15 MB of <answer>', lambda: top + '<answer question="now"/>' * 600000 + '</answers>',
      cheap=False, file='a.xml')
    a('XML 5 MB of <x/>', lambda: top + '<x/>' * 1250000 + '</answers>', cheap=False, file='a.xml')
    a('XML XInclude', top + '<name><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href='
      '"/etc/hostname"/></name></answers>', file='a.xml')
    a('PDF', pdf(pages(stream(b''))), file='a.pdf')
    case('answers name a guide outside', {'a.xml': '<answers guide="/etc/passwd" version="1" '
                                          'xml:lang="en"/>'}, args=['check', 'a.xml'])


# --- Questionnaires, themes, phrases: the program's own, changed ------------------------------------

def data_cases():
    def change(path, before, after):
        def edit(text):
            if before not in text:
                raise LookupError(f'{path}: {before}')
            return text.replace(before, after, 1)
        return {path: edit}

    def attribute(path, element, name, value):
        import re

        def edit(text):
            return re.sub(rf'(<{element}\b[^>]*?\b{name}=)"[^"]*"',
                          lambda m: f'{m[1]}"{value}"', text, count=1)
        return {path: edit}

    def q(name, data):
        case('quiz ' + name, {}, 'error', args=['check', 'DATA/pm-vs-tpm.xml'], data=data)

    quiz = 'quizzes/pm-vs-tpm.xml'
    for name, value in (('1 MB of or', 'x = 1 or ' * 120000 + 'x = 1'),
                        ('10,000 deep', '(' * 10000 + 'x = 1' + ')' * 10000),
                        ('not x 100,000', 'not ' * 15000 + 'x = 1'),
                        ('open quote', "'" + 'x' * 60000)):
        q('condition ' + name, attribute(quiz, 'rule', 'when', value))
    q('10,000 questions', change(quiz, '</questionnaire>', '<question/>' * 10000 +
                                 '</questionnaire>'))
    q('outside', {'pm-vs-tpm.xml': lambda t: t.replace(quiz, '../../q.xml')})

    def theme(name, element, attr, value, wants='error'):
        case(f'theme {name}', {'g.xml': guide()}, wants, data=attribute('themes/handout.xml', element,
             attr, value), args=['guide', 'g.xml', '-o', 'out.pdf'])

    for value in '5000mm', '20mm', '-210mm', 'NaNmm':
        theme('width ' + value, 'paper', 'width', value)
    theme('height 1mm', 'paper', 'height', '1mm')
    theme('height 14000pt', 'paper', 'height', '14000pt')
    for value in '0', '2147483648', '18446744073709551617':
        theme('columns ' + value, 'paper', 'columns', value)
    for value in '0mm', '0.001pt', '-1mm', '500mm':
        theme('grid ' + value, 'paper', 'grid', value)
    theme('gutter 500mm', 'paper', 'gutter', '500mm')
    theme('head-columns 8', 'paper', 'head-columns', '8')
    theme('top 290mm', 'paper', 'top', '290mm')
    theme('bleed 1000mm', 'paper', 'bleed', '1000mm')
    for value in '-5pt', '14400pt', '1e9pt', 'NaNpt', 'infpt', '0pt':
        theme('size ' + value, 'style', 'size', value)
    for value in '0', '1000000000':
        theme('leading ' + value, 'style', 'leading', value)
    theme('pole 5000pt', 'lines', 'pole', '5000pt')
    theme('page line -1pt', 'lines', 'page', '-1pt')
    theme('family control', 'type', 'family', '&#x85;../../x')
    theme('family 50 kB', 'type', 'family', 'F' * 50000)
    case('phrase pattern 5,000 deep', {'g.xml': guide()}, 'either', data={
        'phrases/en.xml': lambda t: t.replace('</phrases>', '<phrase key="zz">' + '{a, plural, one {'
                                              * 5000 + '</phrase></phrases>')})


# --- The command line ------------------------------------------------------------------------------

def option_cases():
    def o(name, args, wants='error'):
        case('option ' + name, {'g.xml': guide()}, wants,
             args=['guide', 'g.xml', '-o', 'out.pdf', *args])

    for value in '-1', '0', '1.5', '1000', '999999999999':
        o('fit ' + value, ['--fit', value])
    for value in '-1mm', '1000mm', 'nanmm':
        o('bleed ' + value, ['--profile', 'print', '--bleed', value])
        o('creep ' + value, ['--profile', 'print', '--booklet', '--creep', value],
          'error' if value != '1000mm' else 'either')
    o('bleed 25mm', ['--profile', 'print', '--bleed', '25mm'], 'document')
    o('condition ESC', ['--profile', 'print', '--condition', '\x1b[31m'])
    o('data /dev', ['--data', '/dev'])
    o('icc /dev/zero', ['--profile', 'print', '--icc', '/dev/zero', '--condition', 'x'])
    o('icc garbage', ['--profile', 'print', '--icc', 'g.xml', '--condition', 'x'])
    o('lang ../../x', ['--lang', '../../../etc/passwd'])
    o('lang 100 kB', ['--lang', 'e' * 100000])
    o('lang C1', ['--lang', 'e\x9b'])
    o('nup 3', ['--profile', 'print', '--nup', '3'])
    o('nup 4 stack marks', ['--profile', 'print', '--nup', '4', '--stack', '--marks', 'crop'],
      'either')
    o('option ESC', ['--\x1b[31mred'])
    o('paper 1x1', ['--paper', '1mmx1mm'])
    o('paper a0', ['--paper', 'a0'])
    o('theme ../../', ['--theme', '../../../etc/passwd'])
    o('theme ESC', ['--theme', '\x1b[31mred'])
    for name, out in (('300 chars', 'o' * 300), ('empty', ''), ('folder', '.'),
                      ('in a file', 'g.xml/x.pdf')):
        o('output ' + name, ['-o', out])
    for value in '-1', '99999999999999', '9999999999999999999', '1e9', 'abc':
        case(f'SOURCE_DATE_EPOCH {value}', {'g.xml': guide()}, 'error',
             args=[f'SOURCE_DATE_EPOCH={value}', 'guide', 'g.xml', '-o', 'out.pdf'])
    part = {'g.xml': guide('<xi:include href="s.xml"/>'), 's.xml': '<p>x</p>'}
    case('output over an included file', part, args=['guide', 'g.xml', '-o', 's.xml'])
    case('output over the guide', part, args=['guide', 'g.xml', '-o', './/g.xml'])
    case('output over a link to the guide', part, args=['guide', 'g.xml', '-o', 'self.xml'])
    case('output over a picture', {'g.xml': picture(), 'p.png': png(
        1, 1, 8, 2, zlib.compress(b'\0\1\2\3'))}, args=['guide', 'g.xml', '-o', 'p.png'])
    case('output over the theme in use', {'g.xml': guide()}, data={},
         args=['guide', 'g.xml', '-o', 'DATA/themes/handout.xml'])
    case('report output over the questionnaire', {}, data={}, args=[
        'report', 'DATA/pm-vs-tpm.xml', 'DATA/answers/strong-pm.xml', '-o',
        'DATA/quizzes/pm-vs-tpm.xml'])


# --- Files read back -------------------------------------------------------------------------------

def forms():
    """What asks much of those who read the fields of forms."""
    form = b'<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[3 0 R]>>>>'
    none = b'<</Type/Pages/Kids[]/Count 0>>'
    packed, bomb = b'/Filter/FlateDecode', zeros(2**30)
    twice = b'/Filter[/FlateDecode/FlateDecode]'
    text = b'<</FT/Tx/T(q.text)/V %s>>'
    return {
        'fields in a ring': pdf([form, none, b'<</T(q)/Kids[3 0 R 3 0 R]>>']),
        'fields of fields of fields': pdf([form, none] + [
            b'<</T(q)/Kids[%d 0 R %d 0 R]>>' % (i + 4, i + 4) for i in range(60)] + [b'<<>>']),
        'fields 100,000 deep': pdf([form, none, b'<</Kids[' * 100000 + b']>>' * 100000]),
        '500,000 fields': lambda: pdf([form, none, b'<</T(q)/Kids[%s]>>' % (b'<<>>' * 500000)]),
        'a name of 30 MB': lambda: pdf([form, none, b'<</FT/Tx/T(%s)>>' % (b'q' * 30 * 2**20)]),
        'a value of 30 MB': lambda: pdf([form, none, text % (b'(%s)' % (b'q' * 30 * 2**20))]),
        'a value that is a bomb': lambda: pdf([form, none, text % b'4 0 R', stream(bomb, packed)]),
        'an appearance that is a bomb': lambda: pdf(
            [form, none, b'<</FT/Tx/T(q.text)/AP<</N 4 0 R>>>>', stream(bomb, packed)]),
        'an appearance twice a bomb': lambda: pdf(
            [form, none, b'<</FT/Tx/T(q.text)/AP<</N 4 0 R>>>>',
             stream(zlib.compress(bomb), twice)]),
        'a stream of objects that is a bomb': lambda: pdf(
            [form, none, stream(bomb, packed + b'/Type/ObjStm/N 1/First 4')]),
        'cross-references that are a bomb': lambda: re.sub(
            rb'startxref\n\d+', b'startxref\n9', pdf([stream(
                bomb, packed + b'/Type/XRef/W[1 2 1]/Size 99/Root 2 0 R')])),
        'a parent that is its child': pdf(
            [b'<</Type/Catalog/Pages 2 0 R>>', b'<</Type/Pages/Kids[3 0 R]/Count 1>>',
             b'<</Type/Page/Parent 2 0 R/Annots[4 0 R]>>', b'<</Subtype/Widget/Parent 4 0 R>>']),
        'a map of 65,536 ranges': lambda: pdf(
            [form, none, b'<</FT/Tx/T(q.text)/AP<</N 4 0 R>>>>', stream(
                b'/F 9 Tf <00>Tj ' * 50, b'/Resources<</Font<</F<</Subtype/Type0/ToUnicode 5 0 R>>>>>>'),
             stream(b'1 beginbfrange' + b'<0000><ffff><0041>' * 2000)]),
        'an object of number 8,388,607': pdf([form.replace(b'3 0', b'8388607 0'), none]),
    }


def pdf_cases():
    bomb = zeros(2**30 // 4)
    packed = b'/Filter/FlateDecode'
    form = [stream(b'/F%d Do /F%d Do' % (i + 1, i + 1), b'/Type/XObject/Subtype/Form/BBox[0 0 1 1]'
                   b'/Resources<</XObject<</F%d %d 0 R>>>>' % (i + 1, i + 6)) for i in range(20)]
    files = {
        'empty file': b'',
        '60 MB of zeros': lambda: b'%PDF-1.6\n' + bytes(60 * 2**20),
        '60 MB of (': lambda: b'%PDF-1.6\n' + b'(' * (60 * 2**20),
        'arrays 100,000 deep': pdf([b'[' * 100000]),
        'content bomb': lambda: pdf(pages(stream(bomb, packed))),
        'content bomb 3 layers': lambda: pdf(pages(stream(zlib.compress(zlib.compress(bomb)),
                                             b'/Filter[/FlateDecode/FlateDecode/FlateDecode]'))),
        '20 filters': pdf(pages(stream(b'', b'/Filter[%s]' % (b'/FlateDecode' * 20)))),
        'form doubling 2^20': pdf(pages(stream(b'/F0 Do'), b'/XObject<</F0 5 0 R>>') + form +
                                  [stream(b'0 0 1 1 re f',
                                          b'/Type/XObject/Subtype/Form/BBox[0 0 1 1]')]),
        'image 2^31 wide': pdf(pages(stream(b'/I Do'), b'/XObject<</I 5 0 R>>') + [stream(
            b'', b'/Type/XObject/Subtype/Image/Width 2147483648/Height 2147483648'
            b'/BitsPerComponent 8/ColorSpace/DeviceRGB')]),
        'page tree loop': pdf([b'<</Type/Catalog/Pages 2 0 R>>',
                               b'<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>']),
        'page tree 2^16 wide': pdf([b'<</Type/Catalog/Pages 2 0 R>>', b'<</Type/Pages/Kids[%s]'
                                    b'/Count 65536>>' % (b'3 0 R ' * 65536),
                                    b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>']),
        'name tree loop': pdf([b'<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 3 0 R>>>>',
                               b'<</Type/Pages/Kids[]/Count 0>>', b'<</Kids[3 0 R 3 0 R]>>']),
        'xref Prev loop': lambda: pdf([b'<<>>'], '/Root 1 0 R/Prev 30', 30),
        'startxref huge': pdf([b'<<>>'], start=10**18),
        'font names with ESC': pdf(pages(stream(b''), b'/Font<</\x1b[31m 5 0 R>>') +
                                   [b'<</Type/Font/Subtype/Type1/BaseFont/\x1b[31m#1b>>']),
    }
    for name, data in files.items():
        for command in 'preflight', 'verify':
            case(f'{command}: {name}', {'x.pdf': data}, 'error', args=[command, 'x.pdf'],
                 cheap=name not in ('60 MB of zeros', '60 MB of (', 'content bomb',
                                    'content bomb 3 layers', 'form doubling 2^20'))
    for name, data in {**files, **forms()}.items():
        case(f'form: {name}', {'x.pdf': data}, 'error', args=['check', 'DATA/pm-vs-tpm.xml', 'x.pdf'],
             cheap=isinstance(data, bytes) and name != 'page tree 2^16 wide')


for part in (xml_cases, include_cases, text_cases, bulk_cases, picture_cases, answer_cases,
             data_cases, option_cases, pdf_cases):
    part()
