"""Sends WM_DELETE_WINDOW to every window that supports it, as a window manager does when its close button is
pressed.

Prints the number of each window it closed. The tests' screen has no window manager, and no other program
does this alone.
"""

import ctypes

x = ctypes.CDLL("libX11.so.6")
x.XOpenDisplay.restype = ctypes.c_void_p
x.XDefaultRootWindow.restype = ctypes.c_ulong
x.XInternAtom.restype = ctypes.c_ulong


class ClientMessage(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        # An XEvent is as long as its longest variant.
        ("rest", ctypes.c_long * 24),
    ]


display = ctypes.c_void_p(x.XOpenDisplay(None))
DELETE = x.XInternAtom(display, b"WM_DELETE_WINDOW", 0)
PROTOCOLS = x.XInternAtom(display, b"WM_PROTOCOLS", 0)
CLIENT_MESSAGE = 33


def below(window):
    root, parent = ctypes.c_ulong(), ctypes.c_ulong()
    children, count = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()
    x.XQueryTree(
        display,
        ctypes.c_ulong(window),
        ctypes.byref(root),
        ctypes.byref(parent),
        ctypes.byref(children),
        ctypes.byref(count),
    )
    found = [children[place] for place in range(count.value)]
    return found + [deeper for child in found for deeper in below(child)]


def asks(window):
    atoms, count = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_int()
    told = x.XGetWMProtocols(display, ctypes.c_ulong(window), ctypes.byref(atoms), ctypes.byref(count))
    return told != 0 and DELETE in [atoms[place] for place in range(count.value)]


def viewable(window):
    # map_state of XWindowAttributes, by its offset in that structure on 64-bit systems.
    attributes = (ctypes.c_byte * 256)()
    x.XGetWindowAttributes(display, ctypes.c_ulong(window), ctypes.byref(attributes))
    return ctypes.c_int.from_buffer(attributes, 92).value == 2


for window in below(x.XDefaultRootWindow(display)):
    if asks(window) and viewable(window):
        data = (ctypes.c_long * 5)(DELETE, 0, 0, 0, 0)
        message = ClientMessage(CLIENT_MESSAGE, 0, 1, display, window, PROTOCOLS, 32, data)
        x.XSendEvent(display, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(message))
        print(window)
x.XFlush(display)
x.XCloseDisplay(display)
