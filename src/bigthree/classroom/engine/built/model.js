// Made from model.c by wasm2js version 108; do not edit.
self.plain = () => {

  var bufferView;
  var base64ReverseLookup = new Uint8Array(123/*'z'+1*/);
  for (var i = 25; i >= 0; --i) {
    base64ReverseLookup[48+i] = 52+i; // '0-9'
    base64ReverseLookup[65+i] = i; // 'A-Z'
    base64ReverseLookup[97+i] = 26+i; // 'a-z'
  }
  base64ReverseLookup[43] = 62; // '+'
  base64ReverseLookup[47] = 63; // '/'
  /** @noinline Inlining this function would mean expanding the base64 string 4x times in the source code, which Closure seems to be happy to do. */
  function base64DecodeToExistingUint8Array(uint8Array, offset, b64) {
    var b1, b2, i = 0, j = offset, bLength = b64.length, end = offset + (bLength*3>>2) - (b64[bLength-2] == '=') - (b64[bLength-1] == '=');
    for (; i < bLength; i += 4) {
      b1 = base64ReverseLookup[b64.charCodeAt(i+1)];
      b2 = base64ReverseLookup[b64.charCodeAt(i+2)];
      uint8Array[j++] = base64ReverseLookup[b64.charCodeAt(i)] << 2 | b1 >> 4;
      if (j < end) uint8Array[j++] = b1 << 4 | b2 >> 2;
      if (j < end) uint8Array[j++] = b2 << 6 | base64ReverseLookup[b64.charCodeAt(i+3)];
    }
  }
function initActiveSegments(imports) {
  base64DecodeToExistingUint8Array(bufferView, 16777216, "edkVeDtJzzzG9v3jC42LPLRbLDyvUJI8YTtEOLl8lTwMpy/o/AGYPLzQTC4MI5o892E4L00AnDx0cnRaL6ydPMPVTC1IMp88rbuOJzJNoDxDXQI7BfWgPHc2QZemkqE89Rp6j6InojyA2GM4LrWiPPWRV8A/PKM8L7GiwZ69ozxVm/+N7zmkPKf+PTa7saQ8dNMaYnUlpTyWzgengJWlPOp+2c8xAqY8PXyjYdJrpjxwBQCSotKmPKb4RtPaNqc8dyqzEK2YpzxD9UatRfinPHcKQ1PMVag8mnZ7nmSxqDyYz06pLgupPOoeLIJHY6k8RsU4jsm5qTwsp6TczA6qPFnNd21nYqo8MBYQbq20qjycbBNtsQWrPCl6QoeEVas8Op9Sjjakqzwygr8q1vGrPPNOWflwPqw8YTsypROKrDyLJnL+ydSsPEi3gA6fHq08EB/kKZ1nrTzDuCMAzq+tPFN28ak69608/u3Stes9rjwAb3oz6YOuPM6C+b06ya48JmLwhOcNrzyI9thU9lGvPK7Xh55tla88rC76fVPYrzzsNELgVg2wPJqPOfVALrA8/KUWnupOsDwQoHJbVm+wPAv0cZCGj7A8E2G8hH2vsDx/zEtmPc+wPGsIFkvI7rA87hWVMiAOsTy+DzEHRy2xPEGRjp8+TLE8HiDEvwhrsTw02ngap4mxPIht7lEbqLE8yyr4+GbGsTwu1OCTi+SxPJ+gQJmKArI86cbEcmUgsjwfw+l9HT6yPPtrqQy0W7I8f9MdZip5sjwb1xnHgZayPNouuGK7s7I8U7jhYtjQsjyOqcvo2e2yPNdIbg3BCrM8MLn04Y4nszyhXiZwRESzPNVSyrriYLM8algFvmp9szxksrJv3ZmzPAM9uL87trM84B1WmIbSszyDWnLevu6zPHSe4HHlCrQ8XXSmLfsmtDykMDzoAEO0PF3HynP3XrQ8NsNmnt96tDwvj0gyupa0PF1BAvaHsrQ83BGzrEnOtDwFpjgWAOq0PGJVXu+rBbU8WosK8k0htTxPZmrV5jy1PMiyG053WLU8eF9VDgB0tTwUhQ7GgY+1PFkbJCP9qrU8PXN90XLGtTzTjC974+G1PDhen8hP/bU8wx+jYLgYtjyisKLoHTS2PAsmtwSBT7Y8cpbJV+Jqtjw3MbGDQoa2PLGyUCmiobY8u0Oz6AG9tjxS0yhhYti2PFT4YTHE87Y862iL9ycPtzzGFGlRjiq3PNzucNz3Rbc8H3PlNWVhtzxJ9O/61ny3PJO9ushNmLc8CRSLPMqztzz7ItvzTM+3POfec4zW6rc8H+qGpGcGuDx2hsjaACK4PBWfic6iPbg8vfXRH05ZuDzFfnpvA3W4PC33R1/DkLg8Q8AFko6suDycDKGrZci4PCdqRFFJ5Lg8j7VzKToAuTxHgyjcOBy5PPwK7xJGOLk8iqIDeWJUuTzu1XC7jnC5PDEqLonLjLk8v5k/kxmpuTws2dWMecW5PBF0byvs4bk8StL6JnL+uTySNvk5DBu6PFvIoiG7N7o8iLsLnn9UujykqUpyWnG6PD0xoGRMjro8CPGfPlarujzO9VrNeMi6PDazi+G05bo8GqHDTwsDuzxbmJrwfCC7PAAM4KAKPrs8Az3OQbVbuzwniT+5fXm7PDz35fFkl7s8biWF22u1uzyiwC5rk9O7PIOugZvc8bs8oBbsbEgQvDwtevDl1y68PBwNbhOMTbw8BYfsCGZsvDwXpuvgZou8PKuiNr2Pqrw8kNY7x+HJvDw34GgwXum8PG6PizIGCb08IO83ENsovTxHxjMV3ki9PCPx55YQab08pfvX9HOJvTxwbiCZCaq9PA5J/PjSyr08Ny5SldHrvTwc0kn7Bg2+PPZG6sR0Lr48iNHBmRxQvjwl/pcvAHK+PAq/KkshlL48CG/3wIG2vjw6pxB2I9m+PKnsAWEI/L48IVPCijIfvzxtTbcPpEK/PGgBySBfZr88gpeJBGaKvzy/InEYu66/PIXnL9Jg0788C/YYwVn4vzx1oNNH1A7APEfJjwKoIcA8qwKpg6k0wDzH9T5O2kfAPH6zrfY7W8A8aCanI9BuwDwXLmOPmILAPFSi6AiXlsA8xMBxdc2qwDxI1O7RPb/APDA9qjTq08A8k2URz9TowDy2n6bv//3APEFwIARuE8E8NV27myEpwTxtCcRpHT/BPDsuYEhkVcE88+6dO/lrwTxhEtJ034LBPKzrTlYamsE8ji9/d62xwTyUpnGpnMnBPDmu5Pvr4cE8Adniwp/6wTyBzASdvBPCPO7Tb3pHLcI8JJyspEVHwjzgWHbHvGHCPC5ZqPqyfMI8eA53zS6YwjxSCipTN7TCPJfbljHU0MI89XipsQ3uwjzurlbS7AvDPKOkaF57KsM8oxKuBcRJwzxAqDN60mnDPApBVpKzisM8+oiucHWswzymBBezJ8/DPHX0YKrb8sM82uW5nKQXxDyUXlQVmD3EPBU6p0TOZMQ8vEOcdWKNxDwnWmudc7fEPAKJzQ0l48Q8QazpU58QxTxCfjpSEUDFPBvkSqmxccU82Y1xi8ClxTz+0DokitzFPEwehs9pFsY86moAe85TxjzD5Z++QJXGPDLiCY1r28Y8NHpf8CgnxzxzBglWlXnHPIzO1vQt1Mc8NPIpBQM5yDwUfKq/D6vIPJZEb5TgLsk8q1dAAe7LyTxad5R43I/KPLH9eDgfmMs8M60JgrQ7zTxq7yWAPfMO");
  base64DecodeToExistingUint8Array(bufferView, 16779280, "qMb7mL4IDABCgb36VKMNAOruwX72UQ4AfvfT6VWyDgC5yn6BS+8OAKpE+gpHGQ8AGMv/Ye03DwBcJWGVRk8PAJajG+SlYQ8ApJZTdXpwDwCaRCjssnwPANNXYwzxhg8A3iWDV6aPDwDa0E3HJJcPAAn12wepnQ8AdPqB9WCjDwD4S1veb6gPANxU02DxrA8AD7kYZ/uwDwDGdFONn7QPAHf+ZiPstw8ADuWh6ey6DwDtCwSdq70PAFds/2AwwA8ASKI3EILCDwDRW+J6psQPADHuepeixg8ApJYoqXrIDwCF3kteMsoPABojAunMyw8AxDn4Ek3NDwCZ7I9Ntc4PADDJHb8H0A8A5sTWTUbRDwBQ9OKoctIPAB7J8E+O0w8AeLSQmZrUDwBTD5K4mNUPAOyZjsCJ1g8AMujIqW7XDwDoCHtUSNgPAIwsrYsX2Q8A0q2nB93ZDwCMXhBwmdoPACAuwF1N2w8A0PxbXPnbDwB9mrnrndwPAJ1yGIE73Q8AkC80iNLdDwBknzZkY94PAE5RjXDu3g8ALrSmAXTfDwBA7Zll9N8PAPIkvORv4A8AWKIlwubgDwBMuCg8WeEPAJk/vIzH4Q8Aqhzb6THiDwCRG9qFmOIPAIZBtY/74g8ASo1VM1vjDwAqANCZt+MPAH+tnukQ5A8ANHfURmfkDwBcCUzTuuQPACSV0q4L5Q8AeLxO91nlDwASEuTIpeUPAImGEz7v5Q8AeBDZbzbmDwB41cZ1e+YPAKoRHma+5g8A8vTlVf/mDwACpwBZPucPADmePoJ75w8AonBw47bnDwBDQneN8OcPAIzwU5Ao6A8AOhc1+17oDwBkCITck+gPALzO8EHH6A8A9k59OPnoDwAdm4fMKekPAOqI0wlZ6Q8AopqT+4bpDwBmSHGss+kPANW2lCbf6Q8AfOarcwnqDwCkZvGcMuoPACyVMqta6g8AGnTVpoHqDwDwHN6Xp+oPACDZ84XM6g8APOZlePDqDwAT7C92E+sPAEoq/oU16w8AtGIxrlbrDwD6hOL0dusPABQg5l+W6w8AfJ3P9LTrDwDQSfS40usPAD4ubrHv6w8A6L0e4wvsDwAVWrFSJ+wPANOvnQRC7A8AlvEp/VvsDwD07mxAdewPALQMUNKN7A8AEh+RtqXsDwD+J8TwvOwPABX7VITT7A8As8iIdOnsDwC3kX/E/uwPACiFNXcT7Q8AA0mEjyftDwBMLyQQO+0PAG5YrftN7Q8A3cOYVGDtDwDoT0Edcu0PAIKp5FeD7Q8AyCykBpTtDwAEt4UrpO0PALRqdMiz7Q8AUmZB38LtDwBSbqRx0e0PANOKPIHf7Q8AgJmQD+3tDwAU1A8e+u0PAMRLEq4G7g8ABlrZwBLuDwDgBpBXHu4PACRlS3Mp7g8AvOQKFTTuDwA8m7g9Pu4PAPSCKe5H7g8AhrAdJ1HuDwBBf0DpWe4PAC60KDVi7g8A8ZdYC2ruDwB6Bz5sce4PAIJ7Mlh47g8AugZ7z37uDwCySkjShO4PAENjtmCK7g8AUcjMeo/uDwDaJX4glO4PAOopqFGY7g8AXEgTDpzuDwD0c3JVn+4PAK7MYiei7g8ArEJrg6TuDwBxLfxopu4PAPrWbten7g8ACvoEzqjuDwA7M+hLqe4PABBkKVCp7g8AXgfA2ajuDwBUdonnp+4PACQdSHim7g8Ag56iiqTuDwDa5CIdou4PACQgNS6f7g8ALq8mvJvuDwDk8iTFl+4PADoKPEeT7g8AFnVVQI7uDwB6nDauiO4PAP09f46C7g8AiLin3nvuDwD/N/+bdO4PAF69qcNs7g8AfgCeUmTuDwCIKKNFW+4PALZXTplR7g8AzwYASkfuDwBQLOFTPO4PANgq4LIw7g8ABYKtYiTuDwBaPLheF+4PAEcUKqIJ7g8AzEnjJ/vtDwBsIXbq6+0PAH4EIuTb7Q8A0znODsvtDwD0LARkue0PAMk46dym7Q8Ajek3cpPtDwA2qDgcf+0PACvAudJp7Q8AAK4GjVPtDwAipN5BPO0PANgvaucj7Q8AROYvcwrtDwA0/gfa7+wPALi3DhDU7A8AtG6VCLfsDwDBMBK2mOwPAHipDQp57A8A/jEP9VfsDwBiyYZmNewPADWztEwR7A8A0G+OlOvrDwCStqApxOsPANwM7vWa6w8AQoXJ4W/rDwCeH63TQusPAEstC7AT6w8A6QIaWeLqDwBXIpmuruoPACbjjo146g8A5XP9zz/qDwD22Y1MBOoPADtWL9bF6Q8ApEepO4TpDwAoRx1HP+kPANbFdr326A8A5ujEXaroDwDqsXrgWegPAECpkPYE6A8AwDOCSKvnDwClah91TOcPAAKiKhDo5g8A2Ku2oH3mDwB+MDifDOYPAEL3OHOU5Q8AgHKXcBTlDwBY9DbUi+QPADce/b/54w8AnLHuNV3jDwD+5C8SteIPAFdVmQMA4g8AFIN4gjzhDwCwZ+7EaOAPAKpxK7CC3w8Aqv5+xYfeDwD9O8YJdd0PABO/KeVG3A8AggIu+PjaDwB1urLhhdkPAATPSO/m1w8AC2W9rRPWDwAS8OJJAdQPAKzHtKeh0Q8Anh92BOLODwCyEV7YqMsPACItzW7Sxw8A7SIeLyvDDwA6uMCBZb0PADRUAMQGtg8AdCgqWECsDwCYRQEel54PAPwdpEj6iQ8ALDDw98VmDwBKHDNLWhoPAAAAAAAAAPA/h/B5yWpE7z8VqWxbVLfuP3fwJ+ARP+4/ld4Ep2/T7T/yvFcGknDtP9wZoXhJFO0/6y2nqDO97D9/eKnOXmrsP+q67tkcG+w/gtzhTuvO6z9S9Y86ZYXrPxDdNII6Pus/ouhsPyr56j8EJXrx/rXqP+HJUNWLdOo/D6/1/ao06j/YH2XuO/bpP4EGJI0iuek/wXphV0Z96T9HehvCkULpP09xMb3xCOk/qArmT1XQ6D8C37pIrZjoP6y8N/zrYeg/bs9WDwUs6D/L4iBL7fbnP1honHeawuc/1bCgPAOP5z9W2HAHH1znPxJtP/TlKec/7nrqulD45j+JWmOeWMfmPyo7UV73luY/I+OSKidn5j8YDFWY4jfmP2UmgJgkCeY/av9Kb+ja5T+JXMisKa3lP4+NTCbkf+U/Rp6N8BNT5T/VbGVatSblP2e2IOjE+uQ/wE5JTz/P5D94UtxyIaTkPxJQ319oeeQ/eTZJShFP5D/jXzWKGSXkP4JbWJl+++M/ozGvED7S4z8OzWKmVanjP9UA2ivDgOM/6VD1i4RY4z81OnDJlzDjP+84ZP36COM/7jvqVazh4j9KldcUqrriPxXNk47yk+I/7QQFKYRt4j+E25BaXUfiP/L3L6l8IeI/IJaSqeD74T9pmVT+h9bhPxHRP1dxseE/UDybcJuM4T/aOYYSBWjhP5ypXhCtQ+E/OB8xSJIf4T8TWTKis/vgP6BCQRAQ2OA/rtlwjaa04D+BXZkddpHgPzY88Mx9buA/Lj+mr7xL4D8qgovhMSngP8TKuIXcBuA/ob17jHfJ3z/KAKmnnYXfP/N6L8spQt8/lY9+cRr/3j9UH70gbrzeP8XDTmojet4/hZtf6jg43j8JOnZHrfbdP7FWCzJ/td0/M94mZK103T+AEAKhNjTdP21brrQZ9Nw/SKjAc1W03D/H1wC76HTcP7gsHW/SNdw/F2phfBH32z+RbXHWpLjbPxsTB3iLets/yjGzYsQ82z9ShaGeTv/aP55aXzopwto/gNikSlOF2j9NwCDqy0jaPz6ERjmSDNo/35MeXqXQ2T/GwBiEBJXZP5Of4NuuWdk/F8szm6Me2T8V8bn84ePYP4iR3j9pqdg/tlqsqDhv2D/ZDap/TzXYPxHZuBGt+9c/sBT0r1DC1z/rUpKvOYnXP+2xx2lnUNc/TGGpO9kX1z+qTBKGjt/WPyHeiK2Gp9Y/4sslGsFv1j8V5Xs3PTjWP8jSgHT6ANY/RMJ2Q/jJ1T++7tYZNpPVPwABPXCzXNU/7TtTwm8m1T+Sbb+OavDUP6KcEFejutQ/1GqtnxmF1D/+JMPvzE/UPxl6NdG8GtQ/29KO0Ojl0z+uQ/F8ULHTP3kTCGjzfNM/ntH5JdFI0z8v9lpN6RTTP2YHIXc74dI/3T+WPset0j8esU1BjHrSP4neFx+KR9I/nsz3ecAU0j8WgRj2LuLRP1DwwjnVr9E/6FRU7bJ90T9n7jS7x0vRPyMkz08TGtE/xAmHWZXo0D/aQrKITbfQPzZDkI87htA/2elCIl9V0D9+dMf2tyTQP8WT34mL6M8/NTK4jBCIzz/SmOls/ifPP0ScyaRUyM4/3TwoshJpzj+EcUUWOArOPwqQx1XEq80/T1Gy+LZNzT/Mb16KD/DMP1PfcZnNksw/R53Yt/A1zD+hGL56eNnLP6oxh3pkfcs/OtHMUrQhyz8HGFeiZ8bKP34mGQt+a8o/PX4tMvcQyj9a/tK/0rbJPyd8al8QXck/afp0v68DyT9bgZKRsKrIPziagYoSUsg/dXEfYtX5xz8jo2jT+KHHP6a1epx8Ssc/FkeWfmDzxj9c8iE+pJzGP5zxraJHRsY/+YP4dkrwxT9sHfOIrJrFPzVoyKltRcU/wR/jrY3wxD8tzvVsDJzEP9V1A8LpR8Q/rjFpiyX0wz/u1+iqv6DDP4irtAW4TcM/ZSp8hA77wj8aB3oTw6jCP7deg6LVVsI/NDwYJUYFwj9CfXWSFLTBP2MtqOVAY8E/uW6iHcsSwT+6CVI9s8LAP4W/uEv5csA/Kn0GVJ0jwD8sImvLPqm/PxwOUin/C78/S6Wa8ntvvj+P6HZhtdO9P+WRvbmrOL0/CnQ7SV+evD8VEAto0AS8PzPi8nj/a7s/M/bK6ezTuj+GYuozmTy6PxlbndwEprk/q6CkdTAQuT9SKL+dHHu4P9bvPgHK5rc/dhGqWjlTtz9MSmlza8C2PxhNhSRhLrY/pGZ0VxudtT+uK/oGmwy1PxMiG0DhfLQ/hpomI+/tsz9wPtnkxV+zPxExm89m0rI/kQ3dRNNFsj99iZe+DLqxP50X8tAUL7E/JZYVLO2ksD+X5DCelxuwPzVubCssJq8/gVGyR9UWrj9i8a3+LgmtPywqKA8+/as/cF84kAfzqj9jVSn5kOqpP6u1aCrg46g/Hievd/vepz9k0Jiz6dumP9St8jyy2qU/XScRDl3bpD/L7pjO8t2jP5f0Peh84qI/vGofnwXpoT8RgJYumPGgP8SlGNeB+J8/dYyC2xoSnj8aCc2DGTCcP/jrIk6fUpo/CsEAttF5mD+Cvwv02qWWP2Sw+/Lq1pQ/E16rjTgNkz8SMGA0A0mRP0ndck8qFY8/rI9PJ42kiz94pI0NBEGIP+DPGkKW64Q/ki+VKZKlgT83aOz4YOF8P124DNmonnY//bGwAx+KcD9nsMFDn19lPw/3ubYFplQ/n97gw/A09z8AkOZ5f8zXvx/pLGp4E/c/AAANwu5v17+gtfoIYPL2PwDgURPjE9e/fYwTH6bR9j8AeCg4W7jWv9G0xQtJsfY/AHiAkFVd1r+6DC8zR5H2PwAAGHbQAta/I0IiGJ9x9j8AkJCGyqjVv9kepZlPUvY/AFADVkNP1b/EJI+qVjP2PwBAa8M39tS/FNyda7MU9j8AUKj9p53Uv0xcxlJk9vU/AKiJOZJF1L9PLJG1Z9j1PwC4sDn07dO/3pBby7y69T8AcI9EzpbTv3ga2fJhnfU/AKC9Fx5A07+HVkYSVoD1PwCARu/i6dK/02vnzpdj9T8A4DA4G5TSv5N/p+IlR/U/AIjajMU+0r+DRQZC/yr1PwCQJynh6dG/372y2yIP9T8A+EgrbZXRv9feNEeP8/Q/APi5mmdB0b9AKN7PQ9j0PwCY75TQ7dC/yKN4wD699D8AENsYpZrQv4ol4MN/ovQ/ALhjUuZH0L80hNQkBYj0PwDwhkUi68+/Cy0ZG85t9D8AsBd1SkfPv1QYOdPZU/Q/ADAQPUSkzr9ahLREJzr0PwCw6UQNAs6/+/gVQbUg9D8A8HcpomDNv7H0PtqCB/Q/AJCVBAHAzL+P/lddj+7zPwAQiVYpIMy/6UwLoNnV8z8AEIGNF4HLvyvBEMBgvfM/ANDTzMniyr+42nUrJKXzPwCQEi5ARcq/AtCfzSKN8z8A8B1od6jJvxx6hMVbdfM/ADBIaW0Myb/iNq1Jzl3zPwDARaYgcci/QNRNmHlG8z8AMBS0j9bHvyTL/85cL/M/AHBiPLg8x79JDaF1dxjzPwBgN5uao8a/kDk+N8gB8z8AoLdUMQvGv0H4lbtO6/I/ADAkdn1zxb/RqRkCCtXyPwAwwo973MS/Kv23qPm+8j8AANJRLEbEv6sbDHocqfI/AACDvIqww78wtRRgcpPyPwAASWuZG8O/9aFXV/p98j8AQKSQVIfCv787HZuzaPI/AKB5+Lnzwb+99Y+DnVPyPwCgLCXIYMG/OwjJqrc+8j8AIPdXf87Av7ZAqSsBKvI/AKD+Sdw8wL8yQcyWeRXyPwCAS7y9V7+/m/zSHSAB8j8AQECWCDe+vwtITUn07PE/AED5PpgXvb9pZY9S9djxPwCg2E5n+bu/fH5XESPF8T8AYC8gedy6v+kmy3R8sfE/AIAo58PAub+2GiwMAZ7xPwDAcrNGpri/vXC2e7CK8T8AAKyzAY23v7a87yWKd/E/AAA4RfF0tr/aMUw1jWTxPwCAh20OXrW/3V8nkLlR8T8A4KHeXEi0v0zSMqQOP/E/AKBqTdkzs7/a+RByiyzxPwBgxfh5ILK/MbXsKDAa8T8AIGKYRg6xv680hNr7B/E/AADSamz6r7+za04P7vXwPwBAd0qN2q2/zp8qXQbk8D8AAIXk7LyrvyGlLGNE0vA/AMASQImhqb8amOJ8p8DwPwDAAjNYiKe/0TbGgy+v8D8AgNZnXnGlvzkToJjbnfA/AIBlSYpco7/f51Kvq4zwPwBAFWTjSaG/+yhOL5978D8AgOuCwHKevxmPNYy1avA/AIBSUvFVmr8s+eyl7lnwPwCAgc9iPZa/kCzRzUlJ8D8AAKqM+yiSv6mt8MbGOPA/AAD5IHsxjL+pMnkTZSjwPwAAql01GYS/SHPqJyQY8D8AAOzCAxJ4v5WxFAYECPA/AAAkeQkEYL8a+ib3H+DvPwAAkITz728/dOphwhyh7z8AAD01QdyHPy6ZgbAQY+8/AIDCxKPOkz/Nre489iXvPwAAiRTBn5s/5xORA8jp7j8AABHO2LChP6uxy3iAru4/AMAB0FuKpT+bDJ2iGnTuPwCA2ECDXKk/tZkKg5E67j8AgFfvaietP1aaYAngAe4/AMCY5Zh1sD+Yu3flAcrtPwAgDeP1U7I/A5F8C/KS7T8AADiL3S60P85c+2asXO0/AMBXh1kGtj+d3l6qLCftPwAAajV22rc/zSxrPm7y7D8AYBxOQ6u5PwJ5p6Jtvuw/AGANu8d4uz9tCDdtJovsPwAg5zITQ70/BFhdvZRY7D8AYN5xMQq/P4yfuzO1Juw/AECRKxVnwD8/5+zug/XrPwCwkoKFR8E/wZbbdf3E6z8AMMrNbibCPyhKhgweles/AFDFptcDwz8sPu/F4mXrPwAQMzzD38M/i4jJZ0g36z8AgHprNrrEP0owHSFLCes/APDRKDmTxT9+7/KF6NvqPwDwGCTNasY/oj1gMR2v6j8AkGbs+EDHP6dY0z/mguo/APAa9cAVyD+LcwnvQFfqPwCA9lQp6cg/J0urkCos6j8AQPgCNrvJP9HykxOgAeo/AAAsHO2Lyj8bPNskn9fpPwDQAVxRW8s/kLHHBSWu6T8AwLzMZynMPy/Ol/Iuhek/AGBI1TX2zD91S6TuulzpPwDARjS9wc0/OEjnncY06T8A4M+4AYzOP+ZSZy9PDek/AJAXwAlVzz+d1/+OUuboPwC4HxJsDtA/fADMn86/6D8A0JMOuHHQPw7DvtrAmeg/AHCGnmvU0D/7FyOqJ3ToPwDQSzOHNtE/CJqzrABP6D8ASCNnDZjRP1U+ZehJKug/AIDM4P/40T9gAvSVAQboPwBoY9dfWdI/KaPgYyXi5z8AqBQJMLnSP6213Hezvuc/AGBDEHIY0z/CJZdnqpvnPwAY7G0md9M/VwYX8gd55z8AMK/7T9XTPwwT1tvKVuc/AOAv4+4y1D9rtk8BABDmPzxbQpFsAn48lbRNAwAw5j9BXQBI6r+NPHjUlA0AUOY/t6XWhqd/jjytb04HAHDmP0wlVGvq/GE8rg/f/v+P5j/9DllMJ358vLzFYwcAsOY/AdrcSGjBirz2wVweANDmPxGTSZ0cP4M8PvYF6//v5j9TLeIaBIB+vICXhg4AEOc/UnkJcWb/ezwS6Wf8/y/nPySHvSbiAIw8ahGB3/9P5z/SAfFukQJuvJCcZw8AcOc/dJxUzXH8Z7w1yH76/4/nP4ME9Z7BvoE85sIg/v+v5z9lZMwpF35wvADJP+3/z+c/HIt7CHKAgLx2Gibp/+/nP675nW0owI086KOcBAAQ6D8zTOVR0n+JPI8skxcAMOg/gfMwtun+irycczMGAFDoP7w1ZWu/v4k8xolCIABw6D91exHzZb+LvAR59ev/j+g/V8s9om4AibzfBLwiALDoPwpL4DjfAH28ihsM5f/P6D8Fn/9GcQCIvEOOkfz/7+g/OHB60HuBgzzHX/oeABDpPwO033aRPok8uXtGEwAw6T92AphLToB/PG8H7ub/T+k/LmL/2fB+j7zREjze/2/pP7o4JpaqgnC8DYpF9P+P6T/vqGSRG4CHvD4umN3/r+k/N5NaiuBAh7xm+0nt/8/pPwDgm8EIzj88UZzxIADw6T8KW4gnqj+KvAawRREAEOo/VtpYmUj/dDz69rsHADDqPxhtK4qrvow8eR2XEABQ6j8weXjdyv6IPEgu9R0AcOo/26vYPXZBj7xSM1kcAJDqPxJ2woQCv468Sz5PKgCw6j9fP/88BP1pvNEertf/z+o/tHCQEuc+grx4BFHu/+/qP6PeDuA+Bmo8Ww1l2/8P6z+5Ch84yAZaPFfKqv7/L+s/HTwjdB4BebzcupXZ/0/rP58qhmgQ/3m8nGWeJABw6z8+T4bQRf+KPEAWh/n/j+s/+cPClnf+fDxPywTS/6/rP8Qr8u4n/2O8RVxB0v/P6z8h6jvut/9svN8JY/j/7+s/XAsulwNBgbxTdrXh/w/sPxlqt5RkwYs841f68f8v7D/txjCN7/5kvCTkv9z/T+w/dUfsvGg/hLz3uVTt/2/sP+zgU/CjfoQ81Y+Z6/+P7D/xkvmNBoNzPJohJSEAsOw/BA4YZI79aLycRpTd/8/sP3Lqxxy+fo48dsT96v/v7D/+iJ+tOb6OPCv4mhYAEO0/cVq5qJF9dTwd9w8NADDtP9rHcGmQwYk8xA956v9P7T8M/ljFNw5YvOWH3C4AcO0/RA/BTdaAf7yqgtwhAJDtP1xc/ZSPfHS8gwJr2P+v7T9+YSHFHX+MPDlHbCkA0O0/U7H/sp4BiDz1kETl/+/tP4nMUsbSAG48lParzf8P7j/SaS0gQIN/vN3IUtv/L+4/ZAgbysEAezzvFkLy/0/uP1GrlLCo/3I8EV6K6P9v7j9Zvu+xc/ZXvA3/nhEAkO4/AcgLXo2AhLxEF6Xf/6/uP7UgQ9UGAHg8oX8SGgDQ7j+SXFZg+AJQvMS8ugcA8O4/EeY1XURAhbwCjXr1/w/vPwWR7zkx+0+8x4rlHgAw7z9VEXPyrIGKPJQ0gvX/T+8/Q8fX1EE/ijxrTKn8/2/vP3V4mBz0AmK8QcT54f+P7z9L53f00X13PH7j4NL/r+8/MaN8mhkBb7ye5HccANDvP7GszkvugXE8McPg9//v7z9ah3ABNwVuvG5gZfT/D/A/2gocSa1+irxYeobz/y/wP+Cy/MNpf5e8Fw38/f9P8D9blMs0/r+XPIJNzQMAcPA/y1bkwIMAgjzoy/L5/4/wPxp1N77f/228ZdoMAQCw8D/rJuaufz+RvDjTpAEA0PA/959Iefp9gDz9/dr6/+/wP8Br1nAFBHe8lv26CwAQ8T9iC22E1ICOPF305fr/L/E/7zb9ZPq/nTzZmtUNAFDxP65QEnB3AJo8mlUhDwBw8T/u3uPi+f2NPCZUJ/z/j/E/c3I73DAAkTxZPD0SALDxP4gBA4B5f5k8t54p+P/P8T9njJ+rMvllvADUivT/7/E/61unnb9/kzykhosMABDyPyJb/ZFrgJ88A0OFAwAw8j8zv5/rwv+TPIT2vP//T/I/ci4ufucBdjzZISn1/2/yP2EMf3a7/H88PDqTFACQ8j8rQQI8ygJyvBNjVRQAsPI/Ah/yM4KAkrw7Uv7r/8/yP/LcTzh+/4i8lq24CwDw8j/FQTBQUf+FvK/ievv/D/M/nSheiHEAgbx/X6z+/y/zPxW3tz9d/5G8VmemDABQ8z+9gosign+VPCH3+xEAcPM/zNUNxLoAgDy5L1n5/4/zP1Gnsi2dP5S8QtLdBACw8z/hOHZwa3+FPFfJsvX/z/M/MRK/EDoCejwYtLDq/+/zP7BSsWZtf5g89K8yFQAQ9D8khRlfN/hnPCmLRxcAMPQ/Q1HccuYBgzxjtJXn/0/0P1qJsrhp/4k84HUE6P9v9D9U8sKbscCVvOfBb+//j/Q/cio68glAmzwEp77l/6/0P0V9Db+3/5S83icQFwDQ9D89atxxZMCZvOI+8A8A8PQ/HFOFC4l/lzzRS9wSABD1PzakZnFlBGA8eicFFgAw9T8JMiPOzr+WvExw2+z/T/U/16EFBXICibypVF/v/2/1PxJkyQ7mv5s8EhDmFwCQ9T+Q76+BxX6IPJI+yQMAsPU/wAy/CghBn7y8GUkdAND1PylHJfsqgZi8iXq45//v9T8Eae2At36UvAAAAAAAAOA/AAAAAAAA4L8=");
}

  var scratchBuffer = new ArrayBuffer(16);
  var i32ScratchView = new Int32Array(scratchBuffer);
  var f32ScratchView = new Float32Array(scratchBuffer);
  var f64ScratchView = new Float64Array(scratchBuffer);
  
  function wasm2js_scratch_load_i32(index) {
    return i32ScratchView[index];
  }
      
  function wasm2js_scratch_store_i32(index, value) {
    i32ScratchView[index] = value;
  }
      
  function wasm2js_scratch_load_f64() {
    return f64ScratchView[0];
  }
      
  function wasm2js_scratch_store_f64(value) {
    f64ScratchView[0] = value;
  }
      
function asmFunc(env) {
 var buffer = new ArrayBuffer(32833536);
 var HEAP8 = new Int8Array(buffer);
 var HEAP16 = new Int16Array(buffer);
 var HEAP32 = new Int32Array(buffer);
 var HEAPU8 = new Uint8Array(buffer);
 var HEAPU16 = new Uint16Array(buffer);
 var HEAPU32 = new Uint32Array(buffer);
 var HEAPF32 = new Float32Array(buffer);
 var HEAPF64 = new Float64Array(buffer);
 var Math_imul = Math.imul;
 var Math_fround = Math.fround;
 var Math_abs = Math.abs;
 var Math_clz32 = Math.clz32;
 var Math_min = Math.min;
 var Math_max = Math.max;
 var Math_floor = Math.floor;
 var Math_ceil = Math.ceil;
 var Math_trunc = Math.trunc;
 var Math_sqrt = Math.sqrt;
 var abort = env.abort;
 var nan = NaN;
 var infinity = Infinity;
 var global$0 = 16777216;
 var global$1 = 16787488;
 var global$2 = 16791584;
 var global$3 = 17172512;
 var global$4 = 19269664;
 var global$5 = 19859488;
 var global$6 = 20121632;
 var global$7 = 20383776;
 var global$8 = 23332896;
 var global$9 = 24807456;
 var global$10 = 26291744;
 var global$11 = 26404464;
 var global$12 = 26402336;
 var global$13 = 26407344;
 var global$14 = 30867888;
 var global$15 = 32357616;
 var global$16 = 32354736;
 var global$17 = 32373488;
 var global$18 = 32680688;
 var i64toi32_i32$HIGH_BITS = 0;
 function $1() {
  if (HEAP32[4196868]) {
   abort()
  }
  HEAP32[4196868] = 1;
 }
 
 function $2($0) {
  var $1_1 = 0.0, $2_1 = 0, $3_1 = 0;
  $3_1 = global$0 - 16 | 0;
  global$0 = $3_1;
  $1_1 = Math_abs($0);
  wasm2js_scratch_store_f64(+$1_1);
  $2_1 = wasm2js_scratch_load_i32(1) | 0;
  wasm2js_scratch_load_i32(0) | 0;
  label$1 : {
   if ($2_1 >>> 0 >= 1071748075) {
    if (!(($2_1 | 0) == 1077149696 | $2_1 >>> 0 < 1077149696)) {
     $1_1 = -0.0 / $1_1 + 1.0;
     break label$1;
    }
    $1_1 = 1.0 - 2.0 / ($3($1_1 + $1_1) + 2.0);
    break label$1;
   }
   if ($2_1 >>> 0 <= 1070618798) {
    if ($2_1 >>> 0 >= 1048576) {
     $1_1 = $3($1_1 * -2.0);
     $1_1 = -$1_1 / ($1_1 + 2.0);
     break label$1;
    }
    HEAPF32[$3_1 + 12 >> 2] = $1_1;
    break label$1;
   }
   $1_1 = $3($1_1 + $1_1);
   $1_1 = $1_1 / ($1_1 + 2.0);
  }
  global$0 = $3_1 + 16 | 0;
  wasm2js_scratch_store_f64(+$0);
  $2_1 = wasm2js_scratch_load_i32(1) | 0;
  wasm2js_scratch_load_i32(0) | 0;
  return ($2_1 | 0) < 0 ? -$1_1 : $1_1;
 }
 
 function $3($0) {
  var $1_1 = 0.0, $2_1 = 0, $3_1 = 0.0, $4_1 = 0.0, $5 = 0, $6_1 = 0, $7_1 = 0.0, $8_1 = 0, $9_1 = 0.0;
  $6_1 = global$0 - 16 | 0;
  global$0 = $6_1;
  label$1 : {
   if ($0 != $0) {
    $1_1 = nan;
    break label$1;
   }
   $1_1 = -1.0;
   if ($0 == -infinity) {
    break label$1
   }
   wasm2js_scratch_store_f64(+$0);
   $2_1 = wasm2js_scratch_load_i32(1) | 0;
   wasm2js_scratch_load_i32(0) | 0;
   label$3 : {
    label$4 : {
     label$5 : {
      label$6 : {
       label$7 : {
        label$8 : {
         $5 = $2_1 & 2147483647;
         if ($5 >>> 0 <= 1078159481) {
          if ($5 >>> 0 <= 1071001154) {
           break label$8
          }
          if ($5 >>> 0 >= 1072734898) {
           break label$6
          }
          if (($2_1 | 0) < 0 | ($2_1 | 0) < -1) {
           break label$7
          }
          $1_1 = $0 + -.6931471803691238;
          $3_1 = 1.9082149292705877e-10;
          $2_1 = 1;
          break label$4;
         }
         if ($5 >>> 0 > 2146435072) {
          $1_1 = $0;
          break label$1;
         }
         if (($2_1 | 0) < 0) {
          break label$1
         }
         if (!($0 > 709.782712893384)) {
          break label$6
         }
         $1_1 = infinity;
         break label$1;
        }
        if ($5 >>> 0 < 1016070144) {
         break label$5
        }
        $2_1 = 0;
        $3_1 = 0.0;
        break label$3;
       }
       $1_1 = $0 + .6931471803691238;
       $3_1 = -1.9082149292705877e-10;
       $2_1 = -1;
       break label$4;
      }
      wasm2js_scratch_store_f64(.5);
      $2_1 = wasm2js_scratch_load_i32(1) | 0;
      $5 = wasm2js_scratch_load_i32(0) | 0;
      wasm2js_scratch_store_f64(+$0);
      $8_1 = wasm2js_scratch_load_i32(1) | 0;
      wasm2js_scratch_load_i32(0) | 0;
      wasm2js_scratch_store_i32(0, $5 | 0);
      wasm2js_scratch_store_i32(1, $2_1 & 2147483647 | $8_1 & -2147483648);
      $1_1 = $0 * 1.4426950408889634 + +wasm2js_scratch_load_f64();
      label$11 : {
       if (Math_abs($1_1) < 2147483648.0) {
        $2_1 = ~~$1_1;
        break label$11;
       }
       $2_1 = -2147483648;
      }
      $1_1 = +($2_1 | 0);
      $3_1 = $1_1 * 1.9082149292705877e-10;
      $1_1 = $0 + $1_1 * -.6931471803691238;
      break label$4;
     }
     if ($5 >>> 0 > 1048575) {
      $1_1 = $0;
      break label$1;
     }
     HEAPF32[$6_1 + 12 >> 2] = $0;
     $1_1 = $0;
     break label$1;
    }
    $0 = $1_1 - $3_1;
    $3_1 = $1_1 - $0 - $3_1;
   }
   $7_1 = $0 * .5;
   $1_1 = $0 * $7_1;
   $4_1 = $1_1 * ($1_1 * ($1_1 * ($1_1 * ($1_1 * -2.0109921818362437e-07 + 4.008217827329362e-06) + -7.93650757867488e-05) + 1.5873015872548146e-03) + -.03333333333333313) + 1.0;
   $9_1 = $4_1;
   $4_1 = 3.0 - $7_1 * $4_1;
   $4_1 = $1_1 * (($9_1 - $4_1) / (6.0 - $0 * $4_1));
   if (!$2_1) {
    $1_1 = $0 - ($0 * $4_1 - $1_1);
    break label$1;
   }
   $1_1 = $0 * ($4_1 - $3_1) - $3_1 - $1_1;
   label$15 : {
    label$16 : {
     switch ($2_1 + 1 | 0) {
     case 0:
      $1_1 = ($0 - $1_1) * .5 + -.5;
      break label$1;
     case 2:
      if ($0 < -.25) {
       break label$15
      }
      $0 = $0 - $1_1;
      $1_1 = $0 + $0 + 1.0;
      break label$1;
     default:
      break label$16;
     };
    }
    wasm2js_scratch_store_i32(0, 0);
    wasm2js_scratch_store_i32(1, $2_1 + 1023 << 20);
    $3_1 = +wasm2js_scratch_load_f64();
    if ($2_1 >>> 0 <= 56) {
     wasm2js_scratch_store_i32(0, 0);
     wasm2js_scratch_store_i32(1, 1023 - $2_1 << 20);
     $4_1 = +wasm2js_scratch_load_f64();
     if ($2_1 >>> 0 <= 19) {
      $1_1 = (1.0 - $4_1 + ($0 - $1_1)) * $3_1;
      break label$1;
     }
     $1_1 = ($0 - ($1_1 + $4_1) + 1.0) * $3_1;
     break label$1;
    }
    $0 = $0 - $1_1 + 1.0;
    $1_1 = (($2_1 | 0) == 1024 ? ($0 + $0) * 8988465674311579538646525.0e283 : $0 * $3_1) + -1.0;
    break label$1;
   }
   $1_1 = ($1_1 - ($0 + .5)) * -2.0;
  }
  global$0 = $6_1 + 16 | 0;
  return $1_1;
 }
 
 function $4($0) {
  var $1_1 = 0, $2_1 = 0.0, $3_1 = 0, $4_1 = 0, $5 = 0.0, $6_1 = 0.0, $7_1 = 0.0, $8_1 = 0, $9_1 = 0, $10_1 = 0.0, $11_1 = 0.0;
  $4_1 = global$0 - 16 | 0;
  global$0 = $4_1;
  wasm2js_scratch_store_f64(+$0);
  $1_1 = wasm2js_scratch_load_i32(1) | 0;
  $3_1 = wasm2js_scratch_load_i32(0) | 0;
  label$1 : {
   label$2 : {
    label$3 : {
     label$4 : {
      if (!(($1_1 | 0) > 1071284858 | ($1_1 | 0) >= 1071284858)) {
       if ($3_1 | ($1_1 | 0) != -1074790400) {
        break label$4
       }
       $0 = $0 / 0.0;
       break label$1;
      }
      if ($1_1 >>> 0 > 2146435071) {
       break label$1
      }
      break label$3;
     }
     if ($1_1 >>> 0 >= 3220176896) {
      $0 = ($0 - $0) / 0.0;
      break label$1;
     }
     $3_1 = $1_1;
     if ($1_1 << 1 >>> 0 <= 2034237439) {
      if ($3_1 & 2146435072) {
       break label$1
      }
      HEAPF32[$4_1 + 12 >> 2] = $0;
      break label$1;
     }
     if (($1_1 | 0) == -1076707643 | $1_1 >>> 0 > 3218259653) {
      break label$3
     }
     $5 = 0.0;
     break label$2;
    }
    $2_1 = $0 + 1.0;
    wasm2js_scratch_store_f64(+$2_1);
    $1_1 = wasm2js_scratch_load_i32(1) | 0;
    $3_1 = wasm2js_scratch_load_i32(0) | 0;
    $8_1 = $1_1 + 614242 | 0;
    $9_1 = ($8_1 >>> 20 | 0) - 1023 | 0;
    if (!(($1_1 | 0) == 1128702110 | $1_1 >>> 0 > 1128702110)) {
     $10_1 = ($1_1 >>> 0 > 1074176157 ? $0 - $2_1 + 1.0 : $0 - ($2_1 + -1.0)) / $2_1
    }
    wasm2js_scratch_store_i32(0, $3_1 | 0);
    wasm2js_scratch_store_i32(1, ($8_1 & 1048575) + 1072079006 | 0);
    $0 = +wasm2js_scratch_load_f64() + -1.0;
    $5 = +($9_1 | 0);
   }
   $6_1 = $0 / ($0 + 2.0);
   $7_1 = $6_1 * $6_1;
   $2_1 = $7_1 * $7_1;
   $11_1 = $0;
   $0 = $0 * ($0 * .5);
   $0 = $5 * .6931471803691238 + ($11_1 + ($10_1 + $5 * 1.9082149292705877e-10 + $6_1 * ($0 + ($2_1 * ($2_1 * ($2_1 * .15313837699209373 + .22222198432149784) + .3999999999940942) + $7_1 * ($2_1 * ($2_1 * ($2_1 * .14798198605116586 + .1818357216161805) + .2857142874366239) + .6666666666666735))) - $0));
  }
  global$0 = $4_1 + 16 | 0;
  return $0;
 }
 
 function $6($0) {
  var $1_1 = 0, $2_1 = 0, $3_1 = 0, $4_1 = 0, $5 = 0, $6_1 = 0, $7_1 = 0, $8_1 = 0, $9_1 = 0, $10_1 = 0;
  $8_1 = global$0 - 320 | 0;
  global$0 = $8_1;
  $1_1 = HEAP32[$0 + 80 >> 2];
  label$1 : {
   if (($1_1 | 0) != 4) {
    $3_1 = $1_1 + 1 | 0;
    $1_1 = (($1_1 << 3) + $0 | 0) + 48 | 0;
    $6_1 = HEAP32[$1_1 >> 2];
    $2_1 = HEAP32[$1_1 + 4 >> 2];
    break label$1;
   }
   $1_1 = HEAP32[$0 + 20 >> 2];
   $2_1 = HEAP32[$0 + 16 >> 2] + 1 | 0;
   $1_1 = $2_1 ? $1_1 : $1_1 + 1 | 0;
   $4_1 = $2_1;
   HEAP32[$0 + 16 >> 2] = $2_1;
   HEAP32[$0 + 20 >> 2] = $1_1;
   $6_1 = HEAP32[$0 + 24 >> 2];
   $2_1 = HEAP32[$0 + 28 >> 2];
   label$3 : {
    if ($1_1 | $4_1) {
     break label$3
    }
    $3_1 = $2_1;
    $2_1 = $6_1 + 1 | 0;
    $3_1 = $2_1 ? $3_1 : $3_1 + 1 | 0;
    $6_1 = $2_1;
    HEAP32[$0 + 24 >> 2] = $2_1;
    $2_1 = $3_1;
    HEAP32[$0 + 28 >> 2] = $2_1;
    if ($2_1 | $6_1) {
     break label$3
    }
    $5 = HEAP32[$0 + 36 >> 2];
    $2_1 = HEAP32[$0 + 32 >> 2] + 1 | 0;
    $5 = $2_1 ? $5 : $5 + 1 | 0;
    $3_1 = $2_1;
    HEAP32[$0 + 32 >> 2] = $2_1;
    HEAP32[$0 + 36 >> 2] = $5;
    $6_1 = 0;
    $2_1 = 0;
    if ($3_1 | $5) {
     break label$3
    }
    $7_1 = HEAP32[$0 + 44 >> 2];
    $3_1 = HEAP32[$0 + 40 >> 2] + 1 | 0;
    $7_1 = $3_1 ? $7_1 : $7_1 + 1 | 0;
    HEAP32[$0 + 40 >> 2] = $3_1;
    HEAP32[$0 + 44 >> 2] = $7_1;
   }
   $27($8_1 + 288 | 0, $4_1, $1_1, -515085165, -756594930);
   $27($8_1 + 304 | 0, HEAP32[$0 + 32 >> 2], HEAP32[$0 + 36 >> 2], -1793978025, -900038045);
   $3_1 = HEAP32[$8_1 + 312 >> 2] ^ $6_1;
   $6_1 = HEAP32[$0 >> 2];
   $7_1 = HEAP32[$0 + 4 >> 2];
   $27($8_1 + 240 | 0, $3_1 ^ $6_1, $7_1 ^ (HEAP32[$8_1 + 316 >> 2] ^ $2_1), -515085165, -756594930);
   $9_1 = HEAP32[$0 + 8 >> 2];
   $10_1 = HEAP32[$0 + 12 >> 2];
   $27($8_1 + 272 | 0, $9_1 ^ (HEAP32[$0 + 40 >> 2] ^ HEAP32[$8_1 + 296 >> 2]), $10_1 ^ (HEAP32[$0 + 44 >> 2] ^ HEAP32[$8_1 + 300 >> 2]), -1793978025, -900038045);
   $1_1 = $8_1;
   $3_1 = HEAP32[$1_1 + 280 >> 2];
   $4_1 = $7_1 - 1640531527 | 0;
   $2_1 = $6_1 + 2135587861 | 0;
   $4_1 = $2_1 >>> 0 < 2135587861 ? $4_1 + 1 | 0 : $4_1;
   $27($1_1 + 256 | 0, HEAP32[$1_1 + 304 >> 2] ^ $3_1 ^ $2_1, HEAP32[$1_1 + 284 >> 2] ^ HEAP32[$1_1 + 308 >> 2] ^ $4_1, -515085165, -756594930);
   $4_1 = HEAP32[$1_1 + 248 >> 2];
   $3_1 = $10_1 - 1150833019 | 0;
   $2_1 = $9_1 - 2067093701 | 0;
   $3_1 = $2_1 >>> 0 < 2227873595 ? $3_1 + 1 | 0 : $3_1;
   $27($1_1 + 224 | 0, HEAP32[$1_1 + 288 >> 2] ^ $4_1 ^ $2_1, HEAP32[$1_1 + 252 >> 2] ^ HEAP32[$1_1 + 292 >> 2] ^ $3_1, -1793978025, -900038045);
   $3_1 = HEAP32[$1_1 + 232 >> 2];
   $4_1 = $7_1 + 1013904242 | 0;
   $2_1 = $6_1 - 23791574 | 0;
   $4_1 = $2_1 >>> 0 < 4271175722 ? $4_1 + 1 | 0 : $4_1;
   $27($1_1 + 208 | 0, HEAP32[$1_1 + 272 >> 2] ^ $3_1 ^ $2_1, HEAP32[$1_1 + 236 >> 2] ^ HEAP32[$1_1 + 276 >> 2] ^ $4_1, -515085165, -756594930);
   $3_1 = HEAP32[$1_1 + 264 >> 2];
   $5 = $10_1 + 1993301259 | 0;
   $2_1 = $9_1 + 160779894 | 0;
   $5 = $2_1 >>> 0 < 160779894 ? $5 + 1 | 0 : $5;
   $27($1_1 + 176 | 0, HEAP32[$1_1 + 240 >> 2] ^ $3_1 ^ $2_1, HEAP32[$1_1 + 268 >> 2] ^ HEAP32[$1_1 + 244 >> 2] ^ $5, -1793978025, -900038045);
   $3_1 = HEAP32[$1_1 + 184 >> 2];
   $4_1 = $7_1 - 626627284 | 0;
   $2_1 = $6_1 + 2111796287 | 0;
   $4_1 = $2_1 >>> 0 < 2111796287 ? $4_1 + 1 | 0 : $4_1;
   $27($1_1 + 160 | 0, HEAP32[$1_1 + 224 >> 2] ^ $3_1 ^ $2_1, HEAP32[$1_1 + 188 >> 2] ^ HEAP32[$1_1 + 228 >> 2] ^ $4_1, -515085165, -756594930);
   $4_1 = HEAP32[$1_1 + 216 >> 2];
   $3_1 = $10_1 + 842468240 | 0;
   $2_1 = $9_1 - 1906313807 | 0;
   $3_1 = $2_1 >>> 0 < 2388653489 ? $3_1 + 1 | 0 : $3_1;
   $27($1_1 + 192 | 0, HEAP32[$1_1 + 256 >> 2] ^ $4_1 ^ $2_1, HEAP32[$1_1 + 220 >> 2] ^ HEAP32[$1_1 + 260 >> 2] ^ $3_1, -1793978025, -900038045);
   $3_1 = HEAP32[$1_1 + 200 >> 2];
   $4_1 = $7_1 + 2027808485 | 0;
   $2_1 = $6_1 - 47583148 | 0;
   $4_1 = $2_1 >>> 0 < 4247384148 ? $4_1 + 1 | 0 : $4_1;
   $27($1_1 + 112 | 0, HEAP32[$1_1 + 176 >> 2] ^ $3_1 ^ $2_1, HEAP32[$1_1 + 204 >> 2] ^ HEAP32[$1_1 + 180 >> 2] ^ $4_1, -515085165, -756594930);
   $3_1 = HEAP32[$1_1 + 168 >> 2];
   $5 = $10_1 - 308364778 | 0;
   $2_1 = $9_1 + 321559788 | 0;
   $5 = $2_1 >>> 0 < 321559788 ? $5 + 1 | 0 : $5;
   $27($1_1 + 144 | 0, HEAP32[$1_1 + 208 >> 2] ^ $3_1 ^ $2_1, HEAP32[$1_1 + 172 >> 2] ^ HEAP32[$1_1 + 212 >> 2] ^ $5, -1793978025, -900038045);
   $3_1 = HEAP32[$1_1 + 152 >> 2];
   $4_1 = $7_1 + 387276959 | 0;
   $2_1 = $6_1 + 2088004713 | 0;
   $4_1 = $2_1 >>> 0 < 2088004713 ? $4_1 + 1 | 0 : $4_1;
   $27($1_1 + 128 | 0, HEAP32[$1_1 + 192 >> 2] ^ $3_1 ^ $2_1, HEAP32[$1_1 + 156 >> 2] ^ HEAP32[$1_1 + 196 >> 2] ^ $4_1, -515085165, -756594930);
   $4_1 = HEAP32[$1_1 + 120 >> 2];
   $3_1 = $10_1 - 1459197797 | 0;
   $2_1 = $9_1 - 1745533913 | 0;
   $3_1 = $2_1 >>> 0 < 2549433383 ? $3_1 + 1 | 0 : $3_1;
   $27($1_1 + 96 | 0, HEAP32[$1_1 + 160 >> 2] ^ $4_1 ^ $2_1, HEAP32[$1_1 + 124 >> 2] ^ HEAP32[$1_1 + 164 >> 2] ^ $3_1, -1793978025, -900038045);
   $3_1 = HEAP32[$1_1 + 104 >> 2];
   $4_1 = $7_1 - 1253254568 | 0;
   $2_1 = $6_1 - 71374722 | 0;
   $4_1 = $2_1 >>> 0 < 4223592574 ? $4_1 + 1 | 0 : $4_1;
   $27($1_1 + 80 | 0, HEAP32[$1_1 + 144 >> 2] ^ $3_1 ^ $2_1, HEAP32[$1_1 + 108 >> 2] ^ HEAP32[$1_1 + 148 >> 2] ^ $4_1, -515085165, -756594930);
   $3_1 = HEAP32[$1_1 + 136 >> 2];
   $5 = $10_1 + 1684936481 | 0;
   $2_1 = $9_1 + 482339682 | 0;
   $5 = $2_1 >>> 0 < 482339682 ? $5 + 1 | 0 : $5;
   $27($1_1 + 48 | 0, HEAP32[$1_1 + 112 >> 2] ^ $3_1 ^ $2_1, HEAP32[$1_1 + 140 >> 2] ^ HEAP32[$1_1 + 116 >> 2] ^ $5, -1793978025, -900038045);
   $3_1 = HEAP32[$1_1 + 56 >> 2];
   $4_1 = $7_1 + 1401181202 | 0;
   $2_1 = $6_1 + 2064213139 | 0;
   $4_1 = $2_1 >>> 0 < 2064213139 ? $4_1 + 1 | 0 : $4_1;
   $27($1_1 + 32 | 0, HEAP32[$1_1 + 96 >> 2] ^ $3_1 ^ $2_1, HEAP32[$1_1 + 60 >> 2] ^ HEAP32[$1_1 + 100 >> 2] ^ $4_1, -515085165, -756594930);
   $4_1 = HEAP32[$1_1 + 88 >> 2];
   $3_1 = $10_1 + 534103462 | 0;
   $2_1 = $9_1 - 1584754019 | 0;
   $3_1 = $2_1 >>> 0 < 2710213277 ? $3_1 + 1 | 0 : $3_1;
   $27($1_1 - -64 | 0, HEAP32[$1_1 + 128 >> 2] ^ $4_1 ^ $2_1, HEAP32[$1_1 + 92 >> 2] ^ HEAP32[$1_1 + 132 >> 2] ^ $3_1, -1793978025, -900038045);
   $3_1 = HEAP32[$1_1 + 72 >> 2];
   $4_1 = $7_1 - 239350325 | 0;
   $2_1 = $6_1 - 95166296 | 0;
   $4_1 = $2_1 >>> 0 < 4199801e3 ? $4_1 + 1 | 0 : $4_1;
   $27($1_1, HEAP32[$1_1 + 48 >> 2] ^ $3_1 ^ $2_1, HEAP32[$1_1 + 76 >> 2] ^ HEAP32[$1_1 + 52 >> 2] ^ $4_1, -515085165, -756594930);
   $3_1 = HEAP32[$1_1 + 40 >> 2];
   $5 = $10_1 - 616729556 | 0;
   $2_1 = $9_1 + 643119576 | 0;
   $5 = $2_1 >>> 0 < 643119576 ? $5 + 1 | 0 : $5;
   $27($1_1 + 16 | 0, HEAP32[$1_1 + 80 >> 2] ^ $3_1 ^ $2_1, HEAP32[$1_1 + 44 >> 2] ^ HEAP32[$1_1 + 84 >> 2] ^ $5, -1793978025, -900038045);
   $2_1 = HEAP32[$1_1 + 20 >> 2];
   HEAP32[$0 + 56 >> 2] = HEAP32[$1_1 + 16 >> 2];
   HEAP32[$0 + 60 >> 2] = $2_1;
   $2_1 = HEAP32[$1_1 + 4 >> 2];
   HEAP32[$0 + 72 >> 2] = HEAP32[$1_1 >> 2];
   HEAP32[$0 + 76 >> 2] = $2_1;
   $3_1 = HEAP32[$1_1 + 24 >> 2];
   $4_1 = $7_1 - 1879881851 | 0;
   $2_1 = $6_1 + 2040421565 | 0;
   $4_1 = $2_1 >>> 0 < 2040421565 ? $4_1 + 1 | 0 : $4_1;
   $6_1 = HEAP32[$1_1 + 64 >> 2] ^ $3_1 ^ $2_1;
   $2_1 = HEAP32[$1_1 + 28 >> 2] ^ HEAP32[$1_1 + 68 >> 2] ^ $4_1;
   HEAP32[$0 + 48 >> 2] = $6_1;
   HEAP32[$0 + 52 >> 2] = $2_1;
   $7_1 = HEAP32[$1_1 + 8 >> 2];
   $3_1 = $10_1 - 1767562575 | 0;
   $1_1 = $9_1 - 1423974125 | 0;
   $3_1 = $1_1 >>> 0 < 2870993171 ? $3_1 + 1 | 0 : $3_1;
   $4_1 = $1_1;
   $1_1 = HEAP32[$8_1 + 12 >> 2] ^ HEAP32[$8_1 + 36 >> 2] ^ $3_1;
   HEAP32[$0 + 64 >> 2] = HEAP32[$8_1 + 32 >> 2] ^ $7_1 ^ $4_1;
   HEAP32[$0 + 68 >> 2] = $1_1;
   $3_1 = 1;
  }
  HEAP32[$0 + 80 >> 2] = $3_1;
  global$0 = $8_1 + 320 | 0;
  i64toi32_i32$HIGH_BITS = $2_1;
  return $6_1;
 }
 
 function $7($0, $1_1) {
  $0 = $0 | 0;
  $1_1 = +$1_1;
  var $2_1 = 0, $3_1 = 0;
  $3_1 = ($0 << 3) + 16791584 | 0;
  $2_1 = -380928;
  while (1) {
   $0 = $2_1 + $3_1 | 0;
   HEAPF64[$0 + 386136 >> 3] = $1_1;
   HEAPF64[$0 + 385392 >> 3] = $1_1;
   HEAPF64[$0 + 384648 >> 3] = $1_1;
   HEAPF64[$0 + 383904 >> 3] = $1_1;
   HEAPF64[$0 + 383160 >> 3] = $1_1;
   HEAPF64[$0 + 382416 >> 3] = $1_1;
   HEAPF64[$0 + 381672 >> 3] = $1_1;
   HEAPF64[$0 + 380928 >> 3] = $1_1;
   $2_1 = $2_1 + 5952 | 0;
   if ($2_1) {
    continue
   }
   break;
  };
 }
 
 function $8($0, $1_1, $2_1, $3_1) {
  $0 = $0 | 0;
  $1_1 = +$1_1;
  $2_1 = +$2_1;
  $3_1 = +$3_1;
  var $4_1 = 0, $5 = 0.0, $6_1 = 0.0, $7_1 = 0.0, $8_1 = 0.0;
  $6_1 = $2_1 - $1_1;
  $5 = $3_1 - $1_1;
  $7_1 = $6_1 / $5;
  $8_1 = $3_1 - $2_1;
  $0 = ($0 << 3) + 16791584 | 0;
  $4_1 = -4096;
  while (1) {
   $2_1 = HEAPF64[$4_1 + 16791584 >> 3];
   $2_1 = $2_1 < $7_1 ? $1_1 + Math_sqrt($6_1 * ($5 * $2_1)) : $3_1 - Math_sqrt($8_1 * ($5 * (1.0 - $2_1)));
   $2_1 = $1_1 < $2_1 ? $2_1 : $1_1;
   HEAPF64[$0 >> 3] = $2_1 < $3_1 ? $2_1 : $3_1;
   $0 = $0 + 744 | 0;
   $4_1 = $4_1 + 8 | 0;
   if ($4_1) {
    continue
   }
   break;
  };
 }
 
 function $9($0, $1_1, $2_1) {
  $0 = $0 | 0;
  $1_1 = $1_1 | 0;
  $2_1 = $2_1 | 0;
  var $3_1 = 0.0, $4_1 = 0, $5 = 0, $6_1 = 0.0;
  $0 = ($0 << 3) + 16791584 | 0;
  $5 = ($1_1 << 15) + 17172512 | 0;
  $6_1 = +($2_1 | 0);
  $1_1 = -4096;
  while (1) {
   $2_1 = $1_1 + 16787488 | 0;
   $3_1 = HEAPF64[$2_1 + 4096 >> 3] * $6_1;
   label$2 : {
    if (Math_abs($3_1) < 2147483648.0) {
     $4_1 = ~~$3_1;
     break label$2;
    }
    $4_1 = -2147483648;
   }
   HEAPF64[$0 >> 3] = HEAPF64[($4_1 << 3) + $5 >> 3];
   $4_1 = $0 + 744 | 0;
   $3_1 = HEAPF64[$2_1 + 4104 >> 3] * $6_1;
   label$4 : {
    if (Math_abs($3_1) < 2147483648.0) {
     $2_1 = ~~$3_1;
     break label$4;
    }
    $2_1 = -2147483648;
   }
   HEAPF64[$4_1 >> 3] = HEAPF64[($2_1 << 3) + $5 >> 3];
   $0 = $0 + 1488 | 0;
   $1_1 = $1_1 + 16 | 0;
   if ($1_1) {
    continue
   }
   break;
  };
 }
 
 function $10($0, $1_1, $2_1) {
  $0 = $0 | 0;
  $1_1 = $1_1 | 0;
  $2_1 = +$2_1;
  var $3_1 = 0, $4_1 = 0;
  $0 = ($0 << 3) + 19269664 | 0;
  $4_1 = ($1_1 << 3) + 16791584 | 0;
  $1_1 = -380928;
  while (1) {
   $3_1 = $1_1 + $4_1 | 0;
   HEAPF64[$0 >> 3] = $2_1 * HEAPF64[$3_1 + 380928 >> 3];
   HEAPF64[$0 + 1152 >> 3] = $2_1 * HEAPF64[$3_1 + 381672 >> 3];
   HEAPF64[$0 + 2304 >> 3] = $2_1 * HEAPF64[$3_1 + 382416 >> 3];
   HEAPF64[$0 + 3456 >> 3] = $2_1 * HEAPF64[$3_1 + 383160 >> 3];
   $0 = $0 + 4608 | 0;
   $1_1 = $1_1 + 2976 | 0;
   if ($1_1) {
    continue
   }
   break;
  };
 }
 
 function $11($0, $1_1) {
  $0 = $0 | 0;
  $1_1 = +$1_1;
  var $2_1 = 0, $3_1 = 0;
  $3_1 = ($0 << 3) + 19269664 | 0;
  $2_1 = -589824;
  while (1) {
   $0 = $2_1 + $3_1 | 0;
   HEAPF64[$0 + 597888 >> 3] = $1_1;
   HEAPF64[$0 + 596736 >> 3] = $1_1;
   HEAPF64[$0 + 595584 >> 3] = $1_1;
   HEAPF64[$0 + 594432 >> 3] = $1_1;
   HEAPF64[$0 + 593280 >> 3] = $1_1;
   HEAPF64[$0 + 592128 >> 3] = $1_1;
   HEAPF64[$0 + 590976 >> 3] = $1_1;
   HEAPF64[$0 + 589824 >> 3] = $1_1;
   $2_1 = $2_1 + 9216 | 0;
   if ($2_1) {
    continue
   }
   break;
  };
 }
 
 function $12($0, $1_1) {
  $0 = $0 | 0;
  $1_1 = $1_1 | 0;
  var $2_1 = 0, $3_1 = 0, $4_1 = 0, $5 = 0;
  $5 = ($0 << 3) + 19859488 | 0;
  $3_1 = $1_1;
  $0 = $3_1 >> 31;
  $1_1 = -262144;
  while (1) {
   $4_1 = $1_1 + $5 | 0;
   $2_1 = $4_1 + 265728 | 0;
   HEAP32[$2_1 >> 2] = $3_1;
   HEAP32[$2_1 + 4 >> 2] = $0;
   $2_1 = $4_1 + 265216 | 0;
   HEAP32[$2_1 >> 2] = $3_1;
   HEAP32[$2_1 + 4 >> 2] = $0;
   $2_1 = $4_1 + 264704 | 0;
   HEAP32[$2_1 >> 2] = $3_1;
   HEAP32[$2_1 + 4 >> 2] = $0;
   $2_1 = $4_1 + 264192 | 0;
   HEAP32[$2_1 >> 2] = $3_1;
   HEAP32[$2_1 + 4 >> 2] = $0;
   $2_1 = $4_1 + 263680 | 0;
   HEAP32[$2_1 >> 2] = $3_1;
   HEAP32[$2_1 + 4 >> 2] = $0;
   $2_1 = $4_1 + 263168 | 0;
   HEAP32[$2_1 >> 2] = $3_1;
   HEAP32[$2_1 + 4 >> 2] = $0;
   $2_1 = $4_1 + 262656 | 0;
   HEAP32[$2_1 >> 2] = $3_1;
   HEAP32[$2_1 + 4 >> 2] = $0;
   $2_1 = $4_1 + 262144 | 0;
   HEAP32[$2_1 >> 2] = $3_1;
   HEAP32[$2_1 + 4 >> 2] = $0;
   $1_1 = $1_1 + 4096 | 0;
   if ($1_1) {
    continue
   }
   break;
  };
 }
 
 function $13($0, $1_1, $2_1) {
  $0 = $0 | 0;
  $1_1 = +$1_1;
  $2_1 = $2_1 | 0;
  var $3_1 = 0.0, $4_1 = 0, $5 = 0, $6_1 = 0, $7_1 = 0;
  $0 = ($0 << 3) + 19859488 | 0;
  $5 = ($2_1 << 3) + 16791584 | 0;
  $4_1 = -4096;
  $7_1 = ($2_1 | 0) < 0;
  while (1) {
   $3_1 = $1_1;
   $3_1 = $7_1 ? $3_1 : $3_1 * HEAPF64[$5 >> 3];
   label$3 : {
    if ($3_1 >= 1.0) {
     $2_1 = 0;
     $6_1 = 0;
     break label$3;
    }
    if ($3_1 <= 0.0) {
     $2_1 = -1;
     $6_1 = -1;
     break label$3;
    }
    $3_1 = $4(-HEAPF64[$4_1 + 16791584 >> 3]) / $4(-$3_1);
    $3_1 = $3_1 > 1.0e9 ? 1.0e9 : $3_1;
    label$6 : {
     if (Math_abs($3_1) < 2147483648.0) {
      $2_1 = ~~$3_1;
      break label$6;
     }
     $2_1 = -2147483648;
    }
    $6_1 = $2_1 >> 31;
   }
   HEAP32[$0 >> 2] = $2_1;
   HEAP32[$0 + 4 >> 2] = $6_1;
   $0 = $0 + 512 | 0;
   $5 = $5 + 744 | 0;
   $4_1 = $4_1 + 8 | 0;
   if ($4_1) {
    continue
   }
   break;
  };
 }
 
 function $14($0, $1_1, $2_1, $3_1) {
  $0 = $0 | 0;
  $1_1 = +$1_1;
  $2_1 = +$2_1;
  $3_1 = +$3_1;
  var $4_1 = 0, $5 = 0.0, $6_1 = 0.0, $7_1 = 0.0, $8_1 = 0.0;
  $6_1 = $2_1 - $1_1;
  $5 = $3_1 - $1_1;
  $7_1 = $6_1 / $5;
  $8_1 = $3_1 - $2_1;
  $0 = ($0 << 3) + 20121632 | 0;
  $4_1 = -4096;
  while (1) {
   $2_1 = HEAPF64[$4_1 + 16791584 >> 3];
   $2_1 = $2_1 < $7_1 ? $1_1 + Math_sqrt($6_1 * ($5 * $2_1)) : $3_1 - Math_sqrt($8_1 * ($5 * (1.0 - $2_1)));
   $2_1 = $1_1 < $2_1 ? $2_1 : $1_1;
   HEAPF64[$0 >> 3] = $2_1 < $3_1 ? $2_1 : $3_1;
   $0 = $0 + 512 | 0;
   $4_1 = $4_1 + 8 | 0;
   if ($4_1) {
    continue
   }
   break;
  };
 }
 
 function $16($0, $1_1, $2_1, $3_1, $4_1, $5) {
  $0 = $0 | 0;
  $1_1 = $1_1 | 0;
  $2_1 = +$2_1;
  $3_1 = +$3_1;
  $4_1 = $4_1 | 0;
  $5 = $5 | 0;
  var $6_1 = 0.0, $7_1 = 0, $8_1 = 0.0, $9_1 = 0, $10_1 = 0, $11_1 = 0.0, $12_1 = 0.0, $13_1 = 0, $14_1 = 0.0, $15 = 0, $16_1 = 0.0, $17_1 = 0.0, $18_1 = 0, $19_1 = 0.0, $20_1 = 0, $21 = 0.0, $22_1 = 0.0, $23 = 0.0, $24 = 0, $25_1 = 0.0, $26_1 = 0, $27_1 = 0, $28 = 0, $29 = 0.0, $30 = 0.0, $31 = 0.0, $32 = 0, $33 = 0.0, $34 = 0, $35 = 0, $36 = 0.0, $37 = 0.0, $38 = 0.0, $39 = 0, $40 = 0.0, $41 = 0, $42 = 0, $43 = 0.0, $44 = 0.0, $45 = 0.0, $46 = 0, $47 = 0.0, $48 = 0.0, $49 = 0.0, $50 = 0.0, $51 = 0.0, $52 = 0.0, $53 = 0.0, $54 = 0.0, $55 = 0.0, $56 = 0.0, $57 = 0.0, $58 = 0.0, $59 = 0.0, $60 = 0.0, $61 = 0.0, $62 = 0, $63 = 0.0, $64 = 0.0, $65 = 0.0, $66 = 0, $67 = 0, $68 = 0, $69 = 0.0, $70 = 0.0, $71 = 0.0, $72 = 0.0, $73 = 0, $74 = 0, $75 = 0.0, $76 = 0.0, $77 = 0, wasm2js_i32$0 = 0, wasm2js_f64$0 = 0.0;
  HEAP8[26291728] = 1;
  $66 = 26291744;
  $22(26291744, 110592);
  if (($0 | 0) > 0) {
   $77 = $5;
   $73 = $5 >> 31;
   while (1) {
    $46 = $22(26282016, 8824);
    HEAP32[6570642] = 0;
    HEAP32[6570643] = 1072693248;
    $10_1 = Math_imul($39, 1152) + 19269664 | 0;
    HEAPF64[3285318] = HEAPF64[$10_1 + 1104 >> 3];
    HEAPF64[3285319] = HEAPF64[$10_1 + 1112 >> 3];
    HEAPF64[3285320] = HEAPF64[$10_1 + 1120 >> 3];
    $8_1 = HEAPF64[$10_1 + 192 >> 3];
    $6_1 = HEAPF64[$10_1 + 200 >> 3];
    (wasm2js_i32$0 = 26290848, wasm2js_f64$0 = $25($8_1 / $6_1)), HEAPF64[wasm2js_i32$0 >> 3] = wasm2js_f64$0;
    (wasm2js_i32$0 = 26290840, wasm2js_f64$0 = $25((1.0 - $8_1) / (1.0 - $6_1))), HEAPF64[wasm2js_i32$0 >> 3] = wasm2js_f64$0;
    $22(26282608, 144);
    HEAP32[6572330] = 0;
    HEAP32[6572331] = 0;
    HEAP32[6572328] = 0;
    HEAP32[6572329] = 0;
    HEAP32[6572326] = 0;
    HEAP32[6572327] = 0;
    $17($10_1, 0);
    $14_1 = HEAPF64[$10_1 + 432 >> 3];
    HEAPF64[3285253] = $14_1;
    $6_1 = HEAPF64[3285340];
    $6_1 = $6_1 > -.9 ? $6_1 : -.9;
    $16_1 = HEAPF64[3300545];
    $12_1 = HEAPF64[$10_1 + 384 >> 3];
    $11_1 = (($6_1 < 9.0 ? $6_1 : 9.0) + 1.0) * (HEAPF64[3300560] * ($16_1 * ($12_1 * HEAPF64[$10_1 + 808 >> 3]) * 0.0 / 120.0 + 1.0));
    $17_1 = $11_1 * 3.0;
    $6_1 = HEAPF64[3285338];
    $6_1 = $6_1 > -.9 ? $6_1 : -.9;
    $8_1 = (($6_1 < 9.0 ? $6_1 : 9.0) + 1.0) * (HEAPF64[3300558] * ($16_1 * ($12_1 * HEAPF64[$10_1 + 792 >> 3]) * 0.0 / 120.0 + 1.0));
    $6_1 = HEAPF64[3285339];
    $6_1 = $6_1 > -.9 ? $6_1 : -.9;
    $6_1 = (($6_1 < 9.0 ? $6_1 : 9.0) + 1.0) * (HEAPF64[3300559] * ($16_1 * ($12_1 * HEAPF64[$10_1 + 800 >> 3]) * 0.0 / 120.0 + 1.0));
    $11_1 = $8_1 + 0.0 + $6_1 + $11_1;
    HEAPF64[3285370] = $17_1 / $11_1;
    HEAPF64[3285369] = $6_1 * 3.0 / $11_1;
    HEAPF64[3285368] = $8_1 * 3.0 / $11_1;
    $6_1 = HEAPF64[$10_1 + 872 >> 3];
    $8_1 = -20.0;
    label$3 : {
     if ($6_1 <= 0.0) {
      break label$3
     }
     $8_1 = 20.0;
     if ($6_1 >= 1.0) {
      break label$3
     }
     $6_1 = $25($6_1 / (1.0 - $6_1));
     $6_1 = $6_1 > -20.0 ? $6_1 : -20.0;
     $8_1 = $6_1 < 20.0 ? $6_1 : 20.0;
    }
    $6_1 = $8_1;
    HEAPF64[3285292] = $6_1;
    HEAPF64[3285283] = $6_1;
    $11_1 = HEAPF64[$10_1 + 440 >> 3];
    HEAPF64[3285254] = $11_1;
    (wasm2js_i32$0 = 26282480, wasm2js_f64$0 = 1.0 / ($26(-$6_1) + 1.0)), HEAPF64[wasm2js_i32$0 >> 3] = wasm2js_f64$0;
    $12_1 = -20.0;
    $6_1 = HEAPF64[$10_1 + 880 >> 3];
    $8_1 = -20.0;
    label$4 : {
     if ($6_1 <= 0.0) {
      break label$4
     }
     $8_1 = 20.0;
     if ($6_1 >= 1.0) {
      break label$4
     }
     $6_1 = $25($6_1 / (1.0 - $6_1));
     $6_1 = $6_1 > -20.0 ? $6_1 : -20.0;
     $8_1 = $6_1 < 20.0 ? $6_1 : 20.0;
    }
    $6_1 = $8_1;
    HEAPF64[3285293] = $6_1;
    HEAPF64[3285284] = $6_1;
    HEAPF64[3285255] = $14_1;
    (wasm2js_i32$0 = 26282488, wasm2js_f64$0 = 1.0 / ($26(-$6_1) + 1.0)), HEAPF64[wasm2js_i32$0 >> 3] = wasm2js_f64$0;
    $6_1 = HEAPF64[$10_1 + 888 >> 3];
    label$5 : {
     if ($6_1 <= 0.0) {
      break label$5
     }
     $12_1 = 20.0;
     if ($6_1 >= 1.0) {
      break label$5
     }
     $6_1 = $25($6_1 / (1.0 - $6_1));
     $6_1 = $6_1 > -20.0 ? $6_1 : -20.0;
     $12_1 = $6_1 < 20.0 ? $6_1 : 20.0;
    }
    HEAPF64[3285294] = $12_1;
    HEAPF64[3285285] = $12_1;
    $8_1 = HEAPF64[$10_1 + 448 >> 3];
    HEAPF64[3285257] = $8_1;
    (wasm2js_i32$0 = 26282496, wasm2js_f64$0 = 1.0 / ($26(-$12_1) + 1.0)), HEAPF64[wasm2js_i32$0 >> 3] = wasm2js_f64$0;
    $12_1 = -20.0;
    $6_1 = HEAPF64[$10_1 + 904 >> 3];
    $17_1 = -20.0;
    label$6 : {
     if ($6_1 <= 0.0) {
      break label$6
     }
     $17_1 = 20.0;
     if ($6_1 >= 1.0) {
      break label$6
     }
     $6_1 = $25($6_1 / (1.0 - $6_1));
     $6_1 = $6_1 > -20.0 ? $6_1 : -20.0;
     $17_1 = $6_1 < 20.0 ? $6_1 : 20.0;
    }
    $6_1 = $17_1;
    HEAPF64[3285296] = $6_1;
    HEAPF64[3285287] = $6_1;
    HEAPF64[3285258] = $11_1;
    (wasm2js_i32$0 = 26282512, wasm2js_f64$0 = 1.0 / ($26(-$6_1) + 1.0)), HEAPF64[wasm2js_i32$0 >> 3] = wasm2js_f64$0;
    $6_1 = HEAPF64[$10_1 + 912 >> 3];
    label$7 : {
     if ($6_1 <= 0.0) {
      break label$7
     }
     $12_1 = 20.0;
     if ($6_1 >= 1.0) {
      break label$7
     }
     $6_1 = $25($6_1 / (1.0 - $6_1));
     $6_1 = $6_1 > -20.0 ? $6_1 : -20.0;
     $12_1 = $6_1 < 20.0 ? $6_1 : 20.0;
    }
    HEAPF64[3285297] = $12_1;
    HEAPF64[3285288] = $12_1;
    HEAPF64[3285259] = $8_1;
    (wasm2js_i32$0 = 26282520, wasm2js_f64$0 = 1.0 / ($26(-$12_1) + 1.0)), HEAPF64[wasm2js_i32$0 >> 3] = wasm2js_f64$0;
    $20_1 = $39 & 31;
    $26_1 = $39 >>> 5 | 0;
    $6_1 = HEAPF64[$10_1 + 920 >> 3];
    $8_1 = -20.0;
    label$8 : {
     if ($6_1 <= 0.0) {
      break label$8
     }
     $8_1 = 20.0;
     if ($6_1 >= 1.0) {
      break label$8
     }
     $6_1 = $25($6_1 / (1.0 - $6_1));
     $6_1 = $6_1 > -20.0 ? $6_1 : -20.0;
     $8_1 = $6_1 < 20.0 ? $6_1 : 20.0;
    }
    $6_1 = $8_1;
    HEAPF64[3285298] = $6_1;
    HEAPF64[3285289] = $6_1;
    (wasm2js_i32$0 = 26282528, wasm2js_f64$0 = 1.0 / ($26(-$6_1) + 1.0)), HEAPF64[wasm2js_i32$0 >> 3] = wasm2js_f64$0;
    $18($10_1, 0);
    HEAPF64[3285276] = HEAPF64[$10_1 + 744 >> 3];
    HEAPF64[3285270] = HEAPF64[3285356] * HEAPF64[3285363];
    $14_1 = HEAPF64[$10_1 + 840 >> 3];
    $11_1 = HEAPF64[$10_1 + 816 >> 3];
    $5 = -200;
    while (1) {
     $7_1 = $5 + 26284992 | 0;
     HEAP32[$7_1 >> 2] = 0;
     HEAP32[$7_1 + 4 >> 2] = 0;
     $7_1 = $5 + 26283792 | 0;
     HEAP32[$7_1 >> 2] = 0;
     HEAP32[$7_1 + 4 >> 2] = 0;
     $7_1 = $5 + 26402336 | 0;
     $8_1 = HEAPF64[$7_1 + 1200 >> 3];
     $6_1 = $26(-HEAPF64[$7_1 + 600 >> 3] / $11_1);
     HEAPF64[$5 + 26283192 >> 3] = $8_1 != 0.0 ? $6_1 : $6_1 * $14_1;
     $5 = $5 + 8 | 0;
     if ($5) {
      continue
     }
     break;
    };
    $5 = 0;
    HEAPF64[3285277] = HEAPF64[$10_1 + 752 >> 3];
    HEAPF64[3285271] = HEAPF64[3285357] * HEAPF64[3285364];
    $14_1 = HEAPF64[$10_1 + 848 >> 3];
    $11_1 = HEAPF64[$10_1 + 824 >> 3];
    while (1) {
     $7_1 = $5 + 26284992 | 0;
     HEAP32[$7_1 >> 2] = 0;
     HEAP32[$7_1 + 4 >> 2] = 0;
     $7_1 = $5 + 26283792 | 0;
     HEAP32[$7_1 >> 2] = 0;
     HEAP32[$7_1 + 4 >> 2] = 0;
     $7_1 = $5 + 26402336 | 0;
     $8_1 = HEAPF64[$7_1 + 1e3 >> 3];
     $6_1 = $26(-HEAPF64[$7_1 + 600 >> 3] / $11_1);
     HEAPF64[$5 + 26283192 >> 3] = $8_1 != 0.0 ? $6_1 : $6_1 * $14_1;
     $5 = $5 + 8 | 0;
     if (($5 | 0) != 200) {
      continue
     }
     break;
    };
    $5 = 0;
    HEAPF64[3285278] = HEAPF64[$10_1 + 760 >> 3];
    HEAPF64[3285272] = HEAPF64[3285358] * HEAPF64[3285365];
    $14_1 = HEAPF64[$10_1 + 856 >> 3];
    $11_1 = HEAPF64[$10_1 + 832 >> 3];
    while (1) {
     $7_1 = $5 + 26285192 | 0;
     HEAP32[$7_1 >> 2] = 0;
     HEAP32[$7_1 + 4 >> 2] = 0;
     $7_1 = $5 + 26283992 | 0;
     HEAP32[$7_1 >> 2] = 0;
     HEAP32[$7_1 + 4 >> 2] = 0;
     $7_1 = $5 + 26402336 | 0;
     $8_1 = HEAPF64[$7_1 + 1e3 >> 3];
     $6_1 = $26(-HEAPF64[$7_1 + 800 >> 3] / $11_1);
     HEAPF64[$5 + 26283392 >> 3] = $8_1 != 0.0 ? $6_1 : $6_1 * $14_1;
     $5 = $5 + 8 | 0;
     if (($5 | 0) != 200) {
      continue
     }
     break;
    };
    $5 = Math_imul($39, 8712);
    HEAPF64[$5 + 26407344 >> 3] = HEAPF64[3285252];
    $18_1 = $5 + 26407344 | 0;
    HEAPF64[$18_1 + 8 >> 3] = HEAPF64[3285253];
    HEAPF64[$18_1 + 16 >> 3] = HEAPF64[3285254];
    HEAPF64[$18_1 + 24 >> 3] = HEAPF64[3285255];
    HEAPF64[$18_1 + 32 >> 3] = HEAPF64[3285256];
    HEAPF64[$18_1 + 40 >> 3] = HEAPF64[3285257];
    HEAPF64[$18_1 + 48 >> 3] = HEAPF64[3285258];
    HEAPF64[$18_1 + 56 >> 3] = HEAPF64[3285259];
    HEAPF64[$18_1 + 64 >> 3] = HEAPF64[3285260];
    $5 = Math_imul($39, 2904);
    $9_1 = HEAP32[6601100];
    $7_1 = $9_1 << 3;
    HEAPF64[$5 + 30867888 >> 3] = HEAPF64[$7_1 + 26282208 >> 3];
    $62 = $5 + 30867888 | 0;
    $5 = ($9_1 + 1 | 0) % 3 | 0;
    HEAPF64[$62 + 8 >> 3] = HEAPF64[($7_1 + Math_imul(($5 | 0) < 0 ? $5 + 3 | 0 : $5, 24) | 0) + 26282472 >> 3];
    $5 = ($9_1 + 2 | 0) % 3 | 0;
    HEAPF64[$62 + 16 >> 3] = HEAPF64[($7_1 + Math_imul(($5 | 0) < 0 ? $5 + 3 | 0 : $5, 24) | 0) + 26282472 >> 3];
    $7_1 = Math_imul($20_1, 24);
    $5 = Math_imul($26_1, 92160);
    $67 = $7_1 + ($5 + 24807456 | 0) | 0;
    $68 = $7_1 + ($5 + 23332896 | 0) | 0;
    $27_1 = (Math_imul($26_1, 184320) + 20383776 | 0) + Math_imul($20_1, 48) | 0;
    $24 = $10_1 + 672 | 0;
    $5 = 0;
    $13_1 = 0;
    $28 = $39 >>> 0 > 127;
    while (1) {
     HEAP32[6570698] = 0;
     HEAP32[6570699] = 0;
     HEAP32[6570696] = 0;
     HEAP32[6570697] = 0;
     HEAP32[6570694] = 0;
     HEAP32[6570695] = 0;
     HEAP32[6570692] = 0;
     HEAP32[6570693] = 0;
     HEAP32[6570690] = 0;
     HEAP32[6570691] = 0;
     HEAP32[6570688] = 0;
     HEAP32[6570689] = 0;
     HEAPF64[3286166] = HEAPF64[3286163];
     HEAPF64[3286167] = HEAPF64[3286164];
     HEAPF64[3286168] = HEAPF64[3286165];
     $26_1 = $5;
     $35 = Math_imul($5, 768);
     $32 = Math_imul($5, 1536);
     if (($1_1 | 0) > 0) {
      $14_1 = HEAPF64[3300544];
      $11_1 = HEAPF64[3300543];
      $8_1 = HEAPF64[3300542];
      $33 = HEAPF64[3285318];
      $48 = HEAPF64[3285319];
      $49 = HEAPF64[3285320];
      $50 = HEAPF64[3285321];
      $51 = HEAPF64[3285326];
      $52 = HEAPF64[3285327];
      $53 = HEAPF64[3285328];
      $54 = HEAPF64[3285329];
      $55 = HEAPF64[3285330];
      $56 = HEAPF64[3285331];
      $57 = HEAPF64[3285332];
      $58 = HEAPF64[3285333];
      $59 = HEAPF64[3285334];
      $60 = HEAPF64[3285335];
      $36 = HEAPF64[3285336];
      $37 = HEAPF64[3285337];
      $40 = HEAPF64[3285338];
      $38 = HEAPF64[3285339];
      $30 = HEAPF64[3285340];
      $25_1 = HEAPF64[3285341];
      $17_1 = HEAPF64[3285342];
      $31 = HEAPF64[3285343];
      $19_1 = 0.0;
      $5 = 32357616;
      $7_1 = $1_1;
      $9_1 = $74;
      $22_1 = 0.0;
      $21 = 0.0;
      $29 = 0.0;
      $16_1 = 0.0;
      $12_1 = 0.0;
      while (1) {
       $20_1 = $9_1 + 19859488 | 0;
       label$17 : {
        if (($26_1 | 0) != HEAP32[$20_1 >> 2] | ($13_1 | 0) != HEAP32[$20_1 + 4 >> 2]) {
         break label$17
        }
        $23 = HEAPF64[$9_1 + 20121632 >> 3];
        $19_1 = $19_1 + $23 * HEAPF64[$5 >> 3];
        HEAPF64[3285344] = $19_1;
        $22_1 = $22_1 + $23 * HEAPF64[$5 + 8 >> 3];
        HEAPF64[3285345] = $22_1;
        $21 = $21 + $23 * HEAPF64[$5 + 16 >> 3];
        HEAPF64[3285346] = $21;
        $29 = $29 + $23 * HEAPF64[$5 + 24 >> 3];
        HEAPF64[3285347] = $29;
        $16_1 = $16_1 + $23 * HEAPF64[$5 + 32 >> 3];
        HEAPF64[3285348] = $16_1;
        $12_1 = $12_1 + $23 * HEAPF64[$5 + 40 >> 3];
        HEAPF64[3285349] = $12_1;
        $6_1 = $33 + $23 * HEAPF64[$5 + 48 >> 3];
        $6_1 = $6_1 > 0.0 ? $6_1 : 0.0;
        $33 = $6_1 < 1.0 ? $6_1 : 1.0;
        HEAPF64[3285318] = $33;
        $6_1 = $48 + $23 * HEAPF64[$5 + 56 >> 3];
        $6_1 = $6_1 > 0.0 ? $6_1 : 0.0;
        $48 = $6_1 < 1.0 ? $6_1 : 1.0;
        HEAPF64[3285319] = $48;
        $6_1 = $49 + $23 * HEAPF64[$5 - -64 >> 3];
        $6_1 = $6_1 > 0.0 ? $6_1 : 0.0;
        $49 = $6_1 < 1.0 ? $6_1 : 1.0;
        HEAPF64[3285320] = $49;
        $51 = $51 + $23 * HEAPF64[$5 + 80 >> 3];
        HEAPF64[3285326] = $51;
        $52 = $52 + $23 * HEAPF64[$5 + 88 >> 3];
        HEAPF64[3285327] = $52;
        $53 = $53 + $23 * HEAPF64[$5 + 96 >> 3];
        HEAPF64[3285328] = $53;
        $54 = $54 + $23 * HEAPF64[$5 + 104 >> 3];
        HEAPF64[3285329] = $54;
        $55 = $55 + $23 * HEAPF64[$5 + 112 >> 3];
        HEAPF64[3285330] = $55;
        $56 = $56 + $23 * HEAPF64[$5 + 120 >> 3];
        HEAPF64[3285331] = $56;
        $57 = $57 + $23 * HEAPF64[$5 + 128 >> 3];
        HEAPF64[3285332] = $57;
        $58 = $58 + $23 * HEAPF64[$5 + 136 >> 3];
        HEAPF64[3285333] = $58;
        $6_1 = $50 + $23 * HEAPF64[$5 + 72 >> 3];
        $6_1 = $6_1 > 0.0 ? $6_1 : 0.0;
        $50 = $6_1 < 1.0 ? $6_1 : 1.0;
        HEAPF64[3285321] = $50;
        $59 = $59 + $23 * HEAPF64[$5 + 144 >> 3];
        HEAPF64[3285334] = $59;
        $60 = $60 + $23 * HEAPF64[$5 + 152 >> 3];
        HEAPF64[3285335] = $60;
        $36 = $36 + $23 * HEAPF64[$5 + 160 >> 3];
        HEAPF64[3285336] = $36;
        $37 = $37 + $23 * HEAPF64[$5 + 168 >> 3];
        HEAPF64[3285337] = $37;
        $40 = $40 + $23 * HEAPF64[$5 + 176 >> 3];
        HEAPF64[3285338] = $40;
        $38 = $38 + $23 * HEAPF64[$5 + 184 >> 3];
        HEAPF64[3285339] = $38;
        $30 = $30 + $23 * HEAPF64[$5 + 192 >> 3];
        HEAPF64[3285340] = $30;
        $25_1 = $25_1 + $23 * HEAPF64[$5 + 200 >> 3];
        HEAPF64[3285341] = $25_1;
        $17_1 = $17_1 + $23 * HEAPF64[$5 + 208 >> 3];
        HEAPF64[3285342] = $17_1;
        $31 = $31 + $23 * HEAPF64[$5 + 216 >> 3];
        HEAPF64[3285343] = $31;
        label$18 : {
         if (!(HEAPF64[$5 + 224 >> 3] > 0.0)) {
          break label$18
         }
         if ($8_1 == 0.0) {
          break label$18
         }
         HEAP32[6572332] = 0;
         HEAP32[6572333] = 1072693248;
        }
        label$19 : {
         if (!(HEAPF64[$5 + 232 >> 3] > 0.0)) {
          break label$19
         }
         if ($11_1 == 0.0) {
          break label$19
         }
         HEAP32[6572334] = 0;
         HEAP32[6572335] = 1072693248;
        }
        if (!(HEAPF64[$5 + 240 >> 3] > 0.0)) {
         break label$17
        }
        if ($14_1 == 0.0) {
         break label$17
        }
        HEAP32[6572336] = 0;
        HEAP32[6572337] = 1072693248;
       }
       $9_1 = $9_1 + 8 | 0;
       $5 = $5 + 248 | 0;
       $7_1 = $7_1 - 1 | 0;
       if ($7_1) {
        continue
       }
       break;
      };
     }
     $41 = ($13_1 | 0) >= ($73 | 0) & $26_1 >>> 0 >= $77 >>> 0 | ($13_1 | 0) > ($73 | 0) | $28;
     $42 = $35 + $67 | 0;
     $35 = $35 + $68 | 0;
     $17($10_1, $26_1);
     $5 = 0;
     $20_1 = Math_imul($26_1, 24);
     $9_1 = $20_1 + 32354736 | 0;
     $21 = HEAPF64[$9_1 + 8 >> 3];
     $29 = HEAPF64[$20_1 + 32354736 >> 3];
     $6_1 = $21 < $29 ? $21 : $29;
     HEAPF64[3285371] = $6_1 / ($6_1 + 100.0);
     $6_1 = HEAPF64[3285340];
     $6_1 = $6_1 > -.9 ? $6_1 : -.9;
     $8_1 = ($6_1 < 9.0 ? $6_1 : 9.0) + 1.0;
     $7_1 = $20_1 + 26404464 | 0;
     $6_1 = +($26_1 >>> 0);
     $16_1 = $6_1 > 120.0 ? 120.0 : $6_1;
     $12_1 = HEAPF64[3300545];
     $14_1 = HEAPF64[$10_1 + 384 >> 3];
     $11_1 = $8_1 * (HEAPF64[$7_1 + 16 >> 3] * ($16_1 * ($12_1 * ($14_1 * HEAPF64[$10_1 + 808 >> 3])) / 120.0 + 1.0));
     $17_1 = $11_1 * 3.0;
     $6_1 = HEAPF64[3285338];
     $6_1 = $6_1 > -.9 ? $6_1 : -.9;
     $8_1 = (($6_1 < 9.0 ? $6_1 : 9.0) + 1.0) * (HEAPF64[$20_1 + 26404464 >> 3] * ($16_1 * ($12_1 * ($14_1 * HEAPF64[$10_1 + 792 >> 3])) / 120.0 + 1.0));
     $6_1 = HEAPF64[3285339];
     $6_1 = $6_1 > -.9 ? $6_1 : -.9;
     $6_1 = (($6_1 < 9.0 ? $6_1 : 9.0) + 1.0) * (HEAPF64[$7_1 + 8 >> 3] * ($16_1 * ($12_1 * ($14_1 * HEAPF64[$10_1 + 800 >> 3])) / 120.0 + 1.0));
     $11_1 = $8_1 + 0.0 + $6_1 + $11_1;
     HEAPF64[3285370] = $17_1 / $11_1;
     HEAPF64[3285369] = $6_1 * 3.0 / $11_1;
     HEAPF64[3285368] = $8_1 * 3.0 / $11_1;
     $8_1 = HEAPF64[$9_1 + 16 >> 3];
     $6_1 = $8_1 < $21 ? $8_1 : $21;
     HEAPF64[3285373] = $6_1 / ($6_1 + 100.0);
     $6_1 = $8_1 < $29 ? $8_1 : $29;
     HEAPF64[3285372] = $6_1 / ($6_1 + 100.0);
     $18($10_1, $26_1);
     $43 = HEAPF64[3285270];
     while (1) {
      $6_1 = $43 * HEAPF64[$5 + 26282992 >> 3];
      HEAPF64[$5 + 26284192 >> 3] = (1.0 - HEAPF64[$5 + 26283592 >> 3]) * ($6_1 < 1.0 ? $6_1 : 1.0);
      if (($5 | 0) != 192) {
       $6_1 = $43 * HEAPF64[$5 + 26283e3 >> 3];
       HEAPF64[$5 + 26284200 >> 3] = (1.0 - HEAPF64[$5 + 26283600 >> 3]) * ($6_1 < 1.0 ? $6_1 : 1.0);
       $5 = $5 + 16 | 0;
       continue;
      }
      break;
     };
     $5 = 0;
     $44 = HEAPF64[3285271];
     while (1) {
      $6_1 = $44 * HEAPF64[$5 + 26283192 >> 3];
      HEAPF64[$5 + 26284392 >> 3] = (1.0 - HEAPF64[$5 + 26283792 >> 3]) * ($6_1 < 1.0 ? $6_1 : 1.0);
      if (($5 | 0) != 192) {
       $6_1 = $44 * HEAPF64[$5 + 26283200 >> 3];
       HEAPF64[$5 + 26284400 >> 3] = (1.0 - HEAPF64[$5 + 26283800 >> 3]) * ($6_1 < 1.0 ? $6_1 : 1.0);
       $5 = $5 + 16 | 0;
       continue;
      }
      break;
     };
     $5 = 0;
     $45 = HEAPF64[3285272];
     while (1) {
      $6_1 = $45 * HEAPF64[$5 + 26283392 >> 3];
      HEAPF64[$5 + 26284592 >> 3] = (1.0 - HEAPF64[$5 + 26283992 >> 3]) * ($6_1 < 1.0 ? $6_1 : 1.0);
      if (($5 | 0) != 192) {
       $6_1 = $45 * HEAPF64[$5 + 26283400 >> 3];
       HEAPF64[$5 + 26284600 >> 3] = (1.0 - HEAPF64[$5 + 26284e3 >> 3]) * ($6_1 < 1.0 ? $6_1 : 1.0);
       $5 = $5 + 16 | 0;
       continue;
      }
      break;
     };
     $17_1 = HEAPF64[$10_1 + 712 >> 3];
     $21 = 1.0 - $17_1;
     $31 = HEAPF64[$10_1 + 704 >> 3];
     $29 = 1.0 - $31;
     $19_1 = HEAPF64[$10_1 + 696 >> 3];
     $16_1 = 1.0 - $19_1;
     $40 = HEAPF64[$10_1 + 256 >> 3];
     $5 = 0;
     $12_1 = HEAPF64[3285367];
     while (1) {
      $7_1 = $5 + 26402336 | 0;
      $36 = HEAPF64[$7_1 >> 3];
      $6_1 = HEAPF64[$5 + 26284192 >> 3];
      $11_1 = $36 * $6_1;
      HEAPF64[$5 + 26286592 >> 3] = $11_1;
      $22_1 = HEAPF64[$5 + 26284792 >> 3];
      HEAPF64[$5 + 26288392 >> 3] = $36 * $22_1;
      $8_1 = HEAPF64[$5 + 26284392 >> 3];
      $38 = $36 * $8_1;
      HEAPF64[$5 + 26286792 >> 3] = $38;
      $30 = HEAPF64[$5 + 26284592 >> 3];
      HEAPF64[$5 + 26286392 >> 3] = $38 * $30;
      HEAPF64[$5 + 26286192 >> 3] = $11_1 * $30;
      HEAPF64[$5 + 26285992 >> 3] = $11_1 * $8_1;
      HEAPF64[$5 + 26287192 >> 3] = $11_1 * HEAPF64[$7_1 + 1400 >> 3];
      $37 = $12_1 * HEAPF64[$7_1 + 200 >> 3];
      HEAPF64[$5 + 26287792 >> 3] = $37 * $11_1 * $19_1;
      $14_1 = $6_1 * (1.0 - $37 * $16_1);
      $11_1 = $8_1 * (1.0 - $37 * $29);
      $8_1 = $30 * (1.0 - $37 * $21);
      $6_1 = $14_1 + $11_1 + $8_1;
      $25_1 = $6_1 > 1.0 ? $6_1 : 1.0;
      HEAPF64[$5 + 26285392 >> 3] = $22_1 + $40 * ($14_1 / $25_1 - $22_1);
      $6_1 = HEAPF64[$7_1 + 1600 >> 3];
      $14_1 = HEAPF64[$5 + 26284992 >> 3];
      HEAPF64[$5 + 26288592 >> 3] = $36 * $14_1;
      HEAPF64[$5 + 26287992 >> 3] = $37 * $38 * $31;
      HEAPF64[$5 + 26287392 >> 3] = $38 * $6_1;
      HEAPF64[$5 + 26285592 >> 3] = $14_1 + $40 * ($11_1 / $25_1 - $14_1);
      $6_1 = $36 * $30;
      HEAPF64[$5 + 26286992 >> 3] = $6_1;
      HEAPF64[$5 + 26288192 >> 3] = $37 * $6_1 * $17_1;
      HEAPF64[$5 + 26287592 >> 3] = $6_1 * HEAPF64[$7_1 + 1800 >> 3];
      $6_1 = HEAPF64[$5 + 26285192 >> 3];
      HEAPF64[$5 + 26288792 >> 3] = $36 * $6_1;
      HEAPF64[$5 + 26285792 >> 3] = $6_1 + $40 * ($8_1 / $25_1 - $6_1);
      $5 = $5 + 8 | 0;
      if (($5 | 0) != 200) {
       continue
      }
      break;
     };
     $9_1 = 0;
     $5 = 0;
     while (1) {
      HEAPF64[$9_1 + 26288992 >> 3] = HEAPF64[$5 + 26285992 >> 3] + 0.0 + HEAPF64[$5 + 26286e3 >> 3] + HEAPF64[$5 + 26286008 >> 3] + HEAPF64[$5 + 26286016 >> 3] + HEAPF64[$5 + 26286024 >> 3] + HEAPF64[$5 + 26286032 >> 3] + HEAPF64[$5 + 26286040 >> 3] + HEAPF64[$5 + 26286048 >> 3] + HEAPF64[$5 + 26286056 >> 3] + HEAPF64[$5 + 26286064 >> 3] + HEAPF64[$5 + 26286072 >> 3] + HEAPF64[$5 + 26286080 >> 3] + HEAPF64[$5 + 26286088 >> 3] + HEAPF64[$5 + 26286096 >> 3] + HEAPF64[$5 + 26286104 >> 3] + HEAPF64[$5 + 26286112 >> 3] + HEAPF64[$5 + 26286120 >> 3] + HEAPF64[$5 + 26286128 >> 3] + HEAPF64[$5 + 26286136 >> 3] + HEAPF64[$5 + 26286144 >> 3] + HEAPF64[$5 + 26286152 >> 3] + HEAPF64[$5 + 26286160 >> 3] + HEAPF64[$5 + 26286168 >> 3] + HEAPF64[$5 + 26286176 >> 3] + HEAPF64[$5 + 26286184 >> 3];
      $9_1 = $9_1 + 8 | 0;
      $5 = $5 + 200 | 0;
      if (($5 | 0) != 3e3) {
       continue
      }
      break;
     };
     $9_1 = 0;
     HEAPF64[3286139] = $19_1 * HEAPF64[3286136];
     HEAPF64[3286140] = $31 * HEAPF64[3286137];
     HEAPF64[3286141] = $17_1 * HEAPF64[3286138];
     $6_1 = HEAPF64[3286127];
     $69 = $6_1 > 0.0 ? HEAPF64[3286130] / $6_1 : 0.0;
     HEAPF64[3286142] = $69;
     $6_1 = HEAPF64[3286128];
     $70 = $6_1 > 0.0 ? HEAPF64[3286131] / $6_1 : 0.0;
     HEAPF64[3286143] = $70;
     $6_1 = HEAPF64[3286129];
     $71 = $6_1 > 0.0 ? HEAPF64[3286132] / $6_1 : 0.0;
     HEAPF64[3286144] = $71;
     $12_1 = HEAPF64[$10_1 + 480 >> 3];
     $14_1 = 1.0 - $12_1;
     $75 = HEAPF64[3285310];
     $21 = HEAPF64[$10_1 + 96 >> 3];
     $29 = $21 * HEAPF64[3285369];
     $8_1 = HEAPF64[$10_1 + 504 >> 3];
     $25_1 = HEAPF64[3285362];
     $63 = HEAPF64[3285363];
     $11_1 = $25_1 * $63;
     $64 = HEAPF64[3285364];
     $17_1 = HEAPF64[$10_1 + 392 >> 3];
     $6_1 = 1.0 - $17_1 * HEAPF64[3285371];
     $23 = (1.0 - $75) * ($44 * ($29 * ($12_1 + $14_1 * ($8_1 * ($11_1 * $64))))) * $6_1;
     HEAPF64[3286146] = $23;
     $33 = HEAPF64[3285312];
     $16_1 = $25_1 * $64;
     $8_1 = $12_1 + $14_1 * ($8_1 * ($63 * $16_1));
     $12_1 = $21 * HEAPF64[3285368];
     $48 = $6_1 * ((1.0 - $33) * ($43 * ($8_1 * $12_1)));
     HEAPF64[3286148] = $48;
     $31 = HEAPF64[$10_1 + 488 >> 3];
     $19_1 = 1.0 - $31;
     $14_1 = 1.0 - $17_1 * HEAPF64[3285372];
     $49 = HEAPF64[3285311];
     $8_1 = $21 * HEAPF64[3285370];
     $6_1 = HEAPF64[$10_1 + 512 >> 3];
     $65 = HEAPF64[3285365];
     $50 = $14_1 * ((1.0 - $49) * ($45 * ($8_1 * ($31 + $19_1 * ($6_1 * ($11_1 * $65))))));
     HEAPF64[3286147] = $50;
     $22_1 = HEAPF64[$10_1 + 496 >> 3];
     $21 = 1.0 - $22_1;
     $11_1 = 1.0 - $17_1 * HEAPF64[3285373];
     $51 = HEAPF64[3285314];
     $17_1 = $8_1;
     $8_1 = HEAPF64[$10_1 + 520 >> 3];
     $52 = $11_1 * ((1.0 - $51) * ($45 * ($17_1 * ($22_1 + $16_1 * $65 * $8_1 * $21))));
     HEAPF64[3286150] = $52;
     $17_1 = $6_1;
     $6_1 = $25_1 * $65;
     $53 = HEAPF64[3285315];
     $54 = $14_1 * ($43 * (($31 + $19_1 * ($17_1 * ($63 * $6_1))) * $12_1) * (1.0 - $53));
     HEAPF64[3286151] = $54;
     $55 = HEAPF64[3285316];
     $56 = $11_1 * ($44 * ($29 * ($22_1 + $8_1 * ($64 * $6_1) * $21)) * (1.0 - $55));
     HEAPF64[3286152] = $56;
     $47 = HEAPF64[$10_1 + 192 >> 3];
     $61 = HEAPF64[$10_1 + 200 >> 3] - $47;
     $57 = HEAPF64[$35 + 8 >> 3];
     $11_1 = HEAPF64[$10_1 + 216 >> 3];
     $58 = HEAPF64[3286134] * $11_1;
     $59 = 1.0 - HEAPF64[3285360];
     $60 = $44 < 1.0 ? $44 : 1.0;
     $36 = HEAPF64[3286163];
     $72 = HEAPF64[$10_1 + 296 >> 3];
     $8_1 = $36 * $72;
     $12_1 = HEAPF64[$10_1 + 208 >> 3];
     $37 = 1.0 - HEAPF64[$10_1 + 680 >> 3] * $12_1;
     $6_1 = $58 + $59 * ($60 * (1.0 - $70 * $8_1) * $37);
     $40 = $57 < $47 + $61 * ($6_1 < 1.0 ? $6_1 : 1.0) ? 1.0 : 0.0;
     HEAPF64[3286155] = $40;
     $38 = HEAPF64[$35 + 16 >> 3];
     $30 = $11_1 * HEAPF64[3286135];
     $25_1 = 1.0 - HEAPF64[3285361];
     $17_1 = 1.0 - $12_1 * HEAPF64[$10_1 + 688 >> 3];
     $31 = $45 < 1.0 ? $45 : 1.0;
     $19_1 = HEAPF64[3286164];
     $22_1 = $72 * $19_1;
     $6_1 = $30 + $25_1 * ($17_1 * ($31 * (1.0 - $71 * $22_1)));
     $21 = $38 < $47 + $61 * ($6_1 < 1.0 ? $6_1 : 1.0) ? 1.0 : 0.0;
     HEAPF64[3286156] = $21;
     $29 = HEAPF64[$35 >> 3];
     $16_1 = $11_1 * HEAPF64[3286133];
     $14_1 = 1.0 - HEAPF64[3285359];
     $11_1 = $43 < 1.0 ? $43 : 1.0;
     $6_1 = $11_1 * (1.0 - $69 * $8_1);
     $8_1 = 1.0 - $12_1 * HEAPF64[$10_1 + 672 >> 3];
     $6_1 = $16_1 + $14_1 * ($6_1 * $8_1);
     $12_1 = $29 < $47 + $61 * ($6_1 < 1.0 ? $6_1 : 1.0) ? 1.0 : 0.0;
     HEAPF64[3286157] = $12_1;
     $76 = HEAPF64[3286165];
     $6_1 = $16_1 + $14_1 * ($11_1 * (1.0 - $69 * $22_1) * $8_1);
     $14_1 = $47 + $61 * ($6_1 < 1.0 ? $6_1 : 1.0) > $29 ? 1.0 : 0.0;
     HEAPF64[3286160] = $14_1;
     $8_1 = $72 * $76;
     $6_1 = $58 + $59 * ($37 * ($60 * (1.0 - $70 * $8_1)));
     $11_1 = $57 < $47 + $61 * ($6_1 < 1.0 ? $6_1 : 1.0) ? 1.0 : 0.0;
     HEAPF64[3286161] = $11_1;
     $6_1 = $30 + $25_1 * ($17_1 * ($31 * (1.0 - $71 * $8_1)));
     $8_1 = $38 < $47 + $61 * ($6_1 < 1.0 ? $6_1 : 1.0) ? 1.0 : 0.0;
     HEAPF64[3286159] = $8_1;
     $6_1 = HEAPF64[3285343] + 1.0;
     $29 = HEAPF64[3285320];
     $6_1 = HEAPF64[$10_1 + 264 >> 3] * ($6_1 > 0.0 ? $6_1 : 0.0) * (1.0 - HEAPF64[$10_1 + 288 >> 3] * HEAPF64[$10_1 + 1128 >> 3] * (1.0 - $29));
     $20_1 = $6_1 < 1.0;
     $7_1 = HEAP32[6601092];
     $25_1 = HEAPF64[$10_1 + 280 >> 3];
     $5 = HEAP32[6601094];
     $35 = $5;
     $15 = $5 >> 31;
     $16_1 = HEAPF64[3285253];
     $17_1 = HEAPF64[$10_1 + 272 >> 3];
     label$28 : {
      if (!($16_1 > $17_1)) {
       break label$28
      }
      if (!($25_1 <= $75)) {
       break label$28
      }
      $9_1 = $17_1 < HEAPF64[3285255] & $25_1 <= $33 & (($13_1 | 0) >= ($15 | 0) & $26_1 >>> 0 >= $35 >>> 0 | ($13_1 | 0) > ($15 | 0));
     }
     $6_1 = $20_1 ? $6_1 : 1.0;
     $20_1 = $7_1 & -2147483648;
     $34 = $7_1 >> 31;
     label$29 : {
      if (HEAPF64[3300542] == 0.0) {
       break label$29
      }
      if ($36 != 0.0) {
       break label$29
      }
      label$30 : {
       if (!$20_1) {
        if ($7_1 >>> 0 <= $26_1 >>> 0 & ($13_1 | 0) >= ($34 | 0) | ($13_1 | 0) > ($34 | 0)) {
         break label$30
        }
        break label$29;
       }
       if (!($6_1 > HEAPF64[$42 >> 3]) | $9_1 ^ 1) {
        break label$29
       }
      }
      HEAP32[6572332] = 0;
      HEAP32[6572333] = 1072693248;
     }
     $5 = 0;
     $31 = HEAPF64[3285254];
     label$32 : {
      if (!($25_1 <= $49)) {
       break label$32
      }
      if (!($17_1 < $31)) {
       break label$32
      }
      $5 = $17_1 < HEAPF64[3285258] & $25_1 <= $53 & (($13_1 | 0) >= ($15 | 0) & $26_1 >>> 0 >= $35 >>> 0 | ($13_1 | 0) > ($15 | 0));
     }
     label$33 : {
      if (HEAPF64[3300543] == 0.0) {
       break label$33
      }
      if ($19_1 != 0.0) {
       break label$33
      }
      label$34 : {
       if ($20_1) {
        if ($6_1 > HEAPF64[$42 + 8 >> 3] & $5) {
         break label$34
        }
        break label$33;
       }
       if (($13_1 | 0) <= ($34 | 0) & $7_1 >>> 0 > $26_1 >>> 0 | ($13_1 | 0) < ($34 | 0)) {
        break label$33
       }
      }
      HEAP32[6572334] = 0;
      HEAP32[6572335] = 1072693248;
     }
     $5 = 0;
     $22_1 = HEAPF64[3285257];
     label$36 : {
      if (!($25_1 <= $51)) {
       break label$36
      }
      if (!($22_1 > $17_1)) {
       break label$36
      }
      $5 = $17_1 < HEAPF64[3285259] & $25_1 <= $55 & (($13_1 | 0) >= ($15 | 0) & $26_1 >>> 0 >= $35 >>> 0 | ($13_1 | 0) > ($15 | 0));
     }
     label$37 : {
      if (HEAPF64[3300544] == 0.0) {
       break label$37
      }
      if ($76 != 0.0) {
       break label$37
      }
      label$38 : {
       if ($20_1) {
        if ($6_1 > HEAPF64[$42 + 16 >> 3] & $5) {
         break label$38
        }
        break label$37;
       }
       if (($13_1 | 0) <= ($34 | 0) & $7_1 >>> 0 > $26_1 >>> 0 | ($13_1 | 0) < ($34 | 0)) {
        break label$37
       }
      }
      HEAP32[6572336] = 0;
      HEAP32[6572337] = 1072693248;
     }
     $6_1 = HEAPF64[3285292];
     $30 = HEAPF64[3286356];
     $25_1 = HEAPF64[3286355];
     $17_1 = HEAPF64[$10_1 + 176 >> 3];
     $19_1 = HEAPF64[$10_1 + 184 >> 3];
     $6_1 = $6_1 + (($40 != 0.0 ? $30 : $25_1) * $17_1 - ($6_1 - HEAPF64[3285283]) * $19_1);
     $6_1 = $6_1 > -20.0 ? $6_1 : -20.0;
     HEAPF64[3285301] = $6_1 < 20.0 ? $6_1 : 20.0;
     $6_1 = HEAPF64[3285293];
     $6_1 = $6_1 + ($17_1 * ($21 != 0.0 ? $30 : $25_1) - $19_1 * ($6_1 - HEAPF64[3285284]));
     $6_1 = $6_1 > -20.0 ? $6_1 : -20.0;
     HEAPF64[3285302] = $6_1 < 20.0 ? $6_1 : 20.0;
     $6_1 = HEAPF64[3285294];
     $6_1 = $6_1 + ($17_1 * ($12_1 != 0.0 ? $30 : $25_1) - $19_1 * ($6_1 - HEAPF64[3285285]));
     $6_1 = $6_1 > -20.0 ? $6_1 : -20.0;
     HEAPF64[3285303] = $6_1 < 20.0 ? $6_1 : 20.0;
     $6_1 = HEAPF64[3285296];
     $6_1 = $6_1 + ($17_1 * ($8_1 != 0.0 ? $30 : $25_1) - $19_1 * ($6_1 - HEAPF64[3285287]));
     $6_1 = $6_1 > -20.0 ? $6_1 : -20.0;
     HEAPF64[3285305] = $6_1 < 20.0 ? $6_1 : 20.0;
     $6_1 = HEAPF64[3285297];
     $6_1 = $6_1 + ($17_1 * ($14_1 != 0.0 ? $30 : $25_1) - $19_1 * ($6_1 - HEAPF64[3285288]));
     $6_1 = $6_1 > -20.0 ? $6_1 : -20.0;
     HEAPF64[3285306] = $6_1 < 20.0 ? $6_1 : 20.0;
     $6_1 = HEAPF64[3285298];
     $6_1 = $6_1 + ($17_1 * ($11_1 != 0.0 ? $30 : $25_1) - $19_1 * ($6_1 - HEAPF64[3285289]));
     $6_1 = $6_1 > -20.0 ? $6_1 : -20.0;
     HEAPF64[3285307] = $6_1 < 20.0 ? $6_1 : 20.0;
     $14_1 = HEAPF64[$10_1 + 136 >> 3];
     $11_1 = HEAPF64[$10_1 + 144 >> 3];
     $12_1 = HEAPF64[3285276];
     $8_1 = HEAPF64[$10_1 + 152 >> 3];
     $6_1 = $43 + $14_1 * ($63 * HEAPF64[3285356] + ($23 + $50) * $11_1 + $12_1 * $8_1 - $43);
     $6_1 = $6_1 > 0.0 ? $6_1 : 0.0;
     HEAPF64[3285273] = $6_1 < 2.0 ? $6_1 : 2.0;
     if (HEAPF64[$10_1 + 768 >> 3] != 0.0) {
      $6_1 = HEAPF64[$10_1 + 168 >> 3] + ($22_1 + HEAPF64[3285259]) * -.5;
      $6_1 = $6_1 > 0.0 ? $6_1 : 0.0;
      $12_1 = $12_1 + HEAPF64[$10_1 + 160 >> 3] * (($6_1 < 1.0 ? $6_1 : 1.0) - $12_1);
     }
     HEAPF64[3285279] = $12_1;
     $12_1 = HEAPF64[3285277];
     $6_1 = $44 + $14_1 * (($48 + $52) * $11_1 + $64 * HEAPF64[3285357] + $8_1 * $12_1 - $44);
     $6_1 = $6_1 > 0.0 ? $6_1 : 0.0;
     HEAPF64[3285274] = $6_1 < 2.0 ? $6_1 : 2.0;
     if (HEAPF64[$10_1 + 776 >> 3] != 0.0) {
      $6_1 = HEAPF64[$10_1 + 168 >> 3] + ($31 + HEAPF64[3285258]) * -.5;
      $6_1 = $6_1 > 0.0 ? $6_1 : 0.0;
      $12_1 = $12_1 + HEAPF64[$10_1 + 160 >> 3] * (($6_1 < 1.0 ? $6_1 : 1.0) - $12_1);
     }
     HEAPF64[3285280] = $12_1;
     $6_1 = $8_1;
     $8_1 = HEAPF64[3285278];
     $6_1 = $45 + $14_1 * (($54 + $56) * $11_1 + $65 * HEAPF64[3285358] + $6_1 * $8_1 - $45);
     $6_1 = $6_1 > 0.0 ? $6_1 : 0.0;
     HEAPF64[3285275] = $6_1 < 2.0 ? $6_1 : 2.0;
     if (HEAPF64[$10_1 + 784 >> 3] != 0.0) {
      $6_1 = HEAPF64[$10_1 + 168 >> 3] + ($16_1 + HEAPF64[3285255]) * -.5;
      $6_1 = $6_1 > 0.0 ? $6_1 : 0.0;
      $8_1 = $8_1 + HEAPF64[$10_1 + 160 >> 3] * (($6_1 < 1.0 ? $6_1 : 1.0) - $8_1);
     }
     HEAPF64[3285281] = $8_1;
     $6_1 = HEAPF64[3285319];
     HEAPF64[3285323] = $6_1 - ($6_1 - HEAPF64[$10_1 + 1112 >> 3]) / HEAPF64[$10_1 + 336 >> 3];
     $6_1 = HEAPF64[3285318];
     HEAPF64[3285322] = $6_1 - $6_1 * (1.0 - HEAPF64[3285366]) / HEAPF64[$10_1 + 312 >> 3];
     $6_1 = HEAPF64[3285321];
     HEAPF64[3285325] = $6_1 - ($6_1 - HEAPF64[$10_1 + 328 >> 3]) * (1.0 - HEAPF64[$10_1 + 1136 >> 3]) / HEAPF64[$10_1 + 320 >> 3];
     $20_1 = HEAP32[6601098];
     $9_1 = $20_1 << 3;
     $7_1 = HEAP32[6601096];
     $5 = $9_1 + Math_imul($7_1, 24) | 0;
     $12_1 = HEAPF64[$10_1 + 1120 >> 3] + (HEAPF64[$5 + $46 >> 3] + HEAPF64[(Math_imul($20_1, 24) + ($7_1 << 3) | 0) + $46 >> 3]) * .5 * HEAPF64[$10_1 + 352 >> 3] - HEAPF64[$9_1 + 26289112 >> 3] * HEAPF64[$10_1 + 360 >> 3] - HEAPF64[$5 + 26289232 >> 3] * HEAPF64[$10_1 + 368 >> 3];
     $5 = $9_1 + 26289296 | 0;
     $7_1 = ($20_1 + 2 | 0) % 3 | 0;
     $8_1 = HEAPF64[$5 + ((($7_1 | 0) < 0 ? $7_1 + 3 | 0 : $7_1) << 3) >> 3];
     $7_1 = ($20_1 + 1 | 0) % 3 | 0;
     $6_1 = HEAPF64[$5 + ((($7_1 | 0) < 0 ? $7_1 + 3 | 0 : $7_1) << 3) >> 3];
     $6_1 = $29 + HEAPF64[$10_1 + 344 >> 3] * ($12_1 - ($6_1 < $8_1 ? $8_1 : $6_1) * HEAPF64[$9_1 + $24 >> 3] * HEAPF64[$10_1 + 376 >> 3] - $29);
     $6_1 = $6_1 > 0.0 ? $6_1 : 0.0;
     HEAPF64[3285324] = $6_1 < 1.0 ? $6_1 : 1.0;
     if (!$41) {
      $22(26290864, 864)
     }
     $32 = $27_1 + $32 | 0;
     HEAPF64[3285263] = $31;
     HEAPF64[3285262] = $16_1;
     HEAPF64[3285266] = $22_1;
     HEAPF64[3285264] = HEAPF64[3285255];
     HEAPF64[3285267] = HEAPF64[3285258];
     HEAPF64[3285268] = HEAPF64[3285259];
     $19($10_1, 0, 1);
     $19($10_1, 0, 2);
     $19($10_1, 1, 0);
     $19($10_1, 1, 2);
     $19($10_1, 2, 0);
     $19($10_1, 2, 1);
     $33 = 1.0;
     $5 = HEAPF64[$10_1 + 400 >> 3] == 0.0;
     $8_1 = 1.0;
     label$44 : {
      if ($5) {
       break label$44
      }
      $6_1 = HEAPF64[3286169] + 0.0 + HEAPF64[3286170] + HEAPF64[3286171] + HEAPF64[3286172] + HEAPF64[3286173] + HEAPF64[3286174] + HEAPF64[3286175] + HEAPF64[3286176] + HEAPF64[3286177] + HEAPF64[3286178] + HEAPF64[3286179];
      $8_1 = 1.0;
      if (Math_abs($6_1) < 1.0e-09) {
       break label$44
      }
      $8_1 = $2($6_1) / $6_1;
     }
     HEAPF64[3286235] = $8_1;
     label$45 : {
      if ($5) {
       break label$45
      }
      $6_1 = HEAPF64[3286180] + 0.0 + HEAPF64[3286181] + HEAPF64[3286182] + HEAPF64[3286183] + HEAPF64[3286184] + HEAPF64[3286185] + HEAPF64[3286186] + HEAPF64[3286187] + HEAPF64[3286188] + HEAPF64[3286189] + HEAPF64[3286190];
      if (Math_abs($6_1) < 1.0e-09) {
       break label$45
      }
      $33 = $2($6_1) / $6_1;
     }
     HEAPF64[3286236] = $33;
     $33 = 1.0;
     $8_1 = 1.0;
     label$46 : {
      if ($5) {
       break label$46
      }
      $6_1 = HEAPF64[3286191] + 0.0 + HEAPF64[3286192] + HEAPF64[3286193] + HEAPF64[3286194] + HEAPF64[3286195] + HEAPF64[3286196] + HEAPF64[3286197] + HEAPF64[3286198] + HEAPF64[3286199] + HEAPF64[3286200] + HEAPF64[3286201];
      $8_1 = 1.0;
      if (Math_abs($6_1) < 1.0e-09) {
       break label$46
      }
      $8_1 = $2($6_1) / $6_1;
     }
     HEAPF64[3286237] = $8_1;
     label$47 : {
      if ($5) {
       break label$47
      }
      $6_1 = HEAPF64[3286202] + 0.0 + HEAPF64[3286203] + HEAPF64[3286204] + HEAPF64[3286205] + HEAPF64[3286206] + HEAPF64[3286207] + HEAPF64[3286208] + HEAPF64[3286209] + HEAPF64[3286210] + HEAPF64[3286211] + HEAPF64[3286212];
      if (Math_abs($6_1) < 1.0e-09) {
       break label$47
      }
      $33 = $2($6_1) / $6_1;
     }
     HEAPF64[3286238] = $33;
     $33 = 1.0;
     $8_1 = 1.0;
     label$48 : {
      if ($5) {
       break label$48
      }
      $6_1 = HEAPF64[3286213] + 0.0 + HEAPF64[3286214] + HEAPF64[3286215] + HEAPF64[3286216] + HEAPF64[3286217] + HEAPF64[3286218] + HEAPF64[3286219] + HEAPF64[3286220] + HEAPF64[3286221] + HEAPF64[3286222] + HEAPF64[3286223];
      $8_1 = 1.0;
      if (Math_abs($6_1) < 1.0e-09) {
       break label$48
      }
      $8_1 = $2($6_1) / $6_1;
     }
     HEAPF64[3286239] = $8_1;
     label$49 : {
      if ($5) {
       break label$49
      }
      $6_1 = HEAPF64[3286224] + 0.0 + HEAPF64[3286225] + HEAPF64[3286226] + HEAPF64[3286227] + HEAPF64[3286228] + HEAPF64[3286229] + HEAPF64[3286230] + HEAPF64[3286231] + HEAPF64[3286232] + HEAPF64[3286233] + HEAPF64[3286234];
      if (Math_abs($6_1) < 1.0e-09) {
       break label$49
      }
      $33 = $2($6_1) / $6_1;
     }
     HEAPF64[3286240] = $33;
     $6_1 = HEAPF64[$10_1 + 424 >> 3];
     label$50 : {
      if (Math_abs($6_1) < 2147483648.0) {
       $5 = ~~$6_1;
       break label$50;
      }
      $5 = -2147483648;
     }
     if (($5 | 0) > 0) {
      $8_1 = 1.0 / $6_1;
      $20_1 = Math_imul($5, 6);
      $7_1 = 0;
      while (1) {
       $5 = $32 + ($7_1 << 3) | 0;
       $20($10_1, 0, 1, HEAPF64[$5 >> 3], $8_1);
       $20($10_1, 0, 2, HEAPF64[$5 + 8 >> 3], $8_1);
       $20($10_1, 1, 0, HEAPF64[$5 + 16 >> 3], $8_1);
       $20($10_1, 1, 2, HEAPF64[$5 + 24 >> 3], $8_1);
       $20($10_1, 2, 0, HEAPF64[$5 + 32 >> 3], $8_1);
       $20($10_1, 2, 1, HEAPF64[$5 + 40 >> 3], $8_1);
       $6_1 = HEAPF64[3285262] + HEAPF64[3286349];
       $6_1 = $6_1 > -1.0 ? $6_1 : -1.0;
       HEAPF64[3285262] = $6_1 < 1.0 ? $6_1 : 1.0;
       $6_1 = HEAPF64[3285263] + HEAPF64[3286350];
       $6_1 = $6_1 > -1.0 ? $6_1 : -1.0;
       HEAPF64[3285263] = $6_1 < 1.0 ? $6_1 : 1.0;
       $6_1 = HEAPF64[3285264] + HEAPF64[3286351];
       $6_1 = $6_1 > -1.0 ? $6_1 : -1.0;
       HEAPF64[3285264] = $6_1 < 1.0 ? $6_1 : 1.0;
       $6_1 = HEAPF64[3285266] + HEAPF64[3286352];
       $6_1 = $6_1 > -1.0 ? $6_1 : -1.0;
       HEAPF64[3285266] = $6_1 < 1.0 ? $6_1 : 1.0;
       $6_1 = HEAPF64[3285267] + HEAPF64[3286353];
       $6_1 = $6_1 > -1.0 ? $6_1 : -1.0;
       HEAPF64[3285267] = $6_1 < 1.0 ? $6_1 : 1.0;
       $6_1 = HEAPF64[3285268] + HEAPF64[3286354];
       $6_1 = $6_1 > -1.0 ? $6_1 : -1.0;
       HEAPF64[3285268] = $6_1 < 1.0 ? $6_1 : 1.0;
       if (!$41) {
        $5 = 0;
        while (1) {
         $9_1 = $5 + 26290864 | 0;
         HEAPF64[$9_1 >> 3] = HEAPF64[$5 + 26289928 >> 3] + HEAPF64[$9_1 >> 3];
         $9_1 = $5 + 26290872 | 0;
         HEAPF64[$9_1 >> 3] = HEAPF64[$5 + 26289936 >> 3] + HEAPF64[$9_1 >> 3];
         $9_1 = $5 + 26290880 | 0;
         HEAPF64[$9_1 >> 3] = HEAPF64[$5 + 26289944 >> 3] + HEAPF64[$9_1 >> 3];
         $9_1 = $5 + 26290888 | 0;
         HEAPF64[$9_1 >> 3] = HEAPF64[$5 + 26289952 >> 3] + HEAPF64[$9_1 >> 3];
         $9_1 = $5 + 26290896 | 0;
         HEAPF64[$9_1 >> 3] = HEAPF64[$5 + 26289960 >> 3] + HEAPF64[$9_1 >> 3];
         $9_1 = $5 + 26290904 | 0;
         HEAPF64[$9_1 >> 3] = HEAPF64[$5 + 26289968 >> 3] + HEAPF64[$9_1 >> 3];
         $9_1 = $5 + 26290912 | 0;
         HEAPF64[$9_1 >> 3] = HEAPF64[$5 + 26289976 >> 3] + HEAPF64[$9_1 >> 3];
         $9_1 = $5 + 26290920 | 0;
         HEAPF64[$9_1 >> 3] = HEAPF64[$5 + 26289984 >> 3] + HEAPF64[$9_1 >> 3];
         $9_1 = $5 + 26290928 | 0;
         HEAPF64[$9_1 >> 3] = HEAPF64[$5 + 26289992 >> 3] + HEAPF64[$9_1 >> 3];
         $9_1 = $5 + 26290936 | 0;
         HEAPF64[$9_1 >> 3] = HEAPF64[$5 + 2629e4 >> 3] + HEAPF64[$9_1 >> 3];
         $9_1 = $5 + 26290944 | 0;
         HEAPF64[$9_1 >> 3] = HEAPF64[$5 + 26290008 >> 3] + HEAPF64[$9_1 >> 3];
         $9_1 = $5 + 26290952 | 0;
         HEAPF64[$9_1 >> 3] = HEAPF64[$5 + 26290016 >> 3] + HEAPF64[$9_1 >> 3];
         $9_1 = $5 + 26290960 | 0;
         HEAPF64[$9_1 >> 3] = HEAPF64[$5 + 26290024 >> 3] + HEAPF64[$9_1 >> 3];
         $9_1 = $5 + 26290968 | 0;
         HEAPF64[$9_1 >> 3] = HEAPF64[$5 + 26290032 >> 3] + HEAPF64[$9_1 >> 3];
         $9_1 = $5 + 26290976 | 0;
         HEAPF64[$9_1 >> 3] = HEAPF64[$5 + 26290040 >> 3] + HEAPF64[$9_1 >> 3];
         $9_1 = $5 + 26290984 | 0;
         HEAPF64[$9_1 >> 3] = HEAPF64[$5 + 26290048 >> 3] + HEAPF64[$9_1 >> 3];
         $9_1 = $5 + 26290992 | 0;
         HEAPF64[$9_1 >> 3] = HEAPF64[$5 + 26290056 >> 3] + HEAPF64[$9_1 >> 3];
         $9_1 = $5 + 26291e3 | 0;
         HEAPF64[$9_1 >> 3] = HEAPF64[$5 + 26290064 >> 3] + HEAPF64[$9_1 >> 3];
         $5 = $5 + 144 | 0;
         if (($5 | 0) != 864) {
          continue
         }
         break;
        };
       }
       HEAP32[6570698] = 0;
       HEAP32[6570699] = 0;
       HEAP32[6570696] = 0;
       HEAP32[6570697] = 0;
       HEAP32[6570694] = 0;
       HEAP32[6570695] = 0;
       HEAP32[6570692] = 0;
       HEAP32[6570693] = 0;
       HEAP32[6570690] = 0;
       HEAP32[6570691] = 0;
       HEAP32[6570688] = 0;
       HEAP32[6570689] = 0;
       $7_1 = $7_1 + 6 | 0;
       if (($20_1 | 0) > ($7_1 | 0)) {
        continue
       }
       break;
      };
     }
     $5 = 0;
     $7_1 = HEAP32[6570551];
     HEAP32[6570544] = HEAP32[6570550];
     HEAP32[6570545] = $7_1;
     $7_1 = HEAP32[6570549];
     HEAP32[6570542] = HEAP32[6570548];
     HEAP32[6570543] = $7_1;
     $7_1 = HEAP32[6570547];
     HEAP32[6570540] = HEAP32[6570546];
     HEAP32[6570541] = $7_1;
     HEAPF64[3285276] = HEAPF64[3285279];
     HEAPF64[3285277] = HEAPF64[3285280];
     HEAPF64[3285278] = HEAPF64[3285281];
     HEAPF64[3285253] = HEAPF64[3285262];
     $6_1 = HEAPF64[3285301];
     HEAPF64[3285292] = $6_1;
     (wasm2js_i32$0 = 26282480, wasm2js_f64$0 = 1.0 / ($26(-$6_1) + 1.0)), HEAPF64[wasm2js_i32$0 >> 3] = wasm2js_f64$0;
     HEAPF64[3285254] = HEAPF64[3285263];
     $14_1 = HEAPF64[3285302];
     HEAPF64[3285293] = $14_1;
     HEAPF64[3285255] = HEAPF64[3285264];
     $11_1 = HEAPF64[3285303];
     HEAPF64[3285294] = $11_1;
     HEAPF64[3285257] = HEAPF64[3285266];
     $8_1 = HEAPF64[3285305];
     HEAPF64[3285296] = $8_1;
     HEAPF64[3285258] = HEAPF64[3285267];
     $6_1 = HEAPF64[3285306];
     HEAPF64[3285297] = $6_1;
     (wasm2js_i32$0 = 26282488, wasm2js_f64$0 = 1.0 / ($26(-$14_1) + 1.0)), HEAPF64[wasm2js_i32$0 >> 3] = wasm2js_f64$0;
     (wasm2js_i32$0 = 26282496, wasm2js_f64$0 = 1.0 / ($26(-$11_1) + 1.0)), HEAPF64[wasm2js_i32$0 >> 3] = wasm2js_f64$0;
     (wasm2js_i32$0 = 26282512, wasm2js_f64$0 = 1.0 / ($26(-$8_1) + 1.0)), HEAPF64[wasm2js_i32$0 >> 3] = wasm2js_f64$0;
     (wasm2js_i32$0 = 26282520, wasm2js_f64$0 = 1.0 / ($26(-$6_1) + 1.0)), HEAPF64[wasm2js_i32$0 >> 3] = wasm2js_f64$0;
     HEAPF64[3285259] = HEAPF64[3285268];
     $6_1 = HEAPF64[3285307];
     HEAPF64[3285298] = $6_1;
     (wasm2js_i32$0 = 26282528, wasm2js_f64$0 = 1.0 / ($26(-$6_1) + 1.0)), HEAPF64[wasm2js_i32$0 >> 3] = wasm2js_f64$0;
     while (1) {
      HEAPF64[$5 + 26284792 >> 3] = HEAPF64[$5 + 26285392 >> 3];
      HEAPF64[$5 + 26284992 >> 3] = HEAPF64[$5 + 26285592 >> 3];
      HEAPF64[$5 + 26285192 >> 3] = HEAPF64[$5 + 26285792 >> 3];
      if (($5 | 0) != 192) {
       HEAPF64[$5 + 26284800 >> 3] = HEAPF64[$5 + 26285400 >> 3];
       HEAPF64[$5 + 26285e3 >> 3] = HEAPF64[$5 + 26285600 >> 3];
       HEAPF64[$5 + 26285200 >> 3] = HEAPF64[$5 + 26285800 >> 3];
       $5 = $5 + 16 | 0;
       continue;
      }
      break;
     };
     $5 = HEAP32[6570651];
     HEAP32[6570642] = HEAP32[6570650];
     HEAP32[6570643] = $5;
     $5 = HEAP32[6570649];
     HEAP32[6570640] = HEAP32[6570648];
     HEAP32[6570641] = $5;
     $5 = HEAP32[6570647];
     HEAP32[6570638] = HEAP32[6570646];
     HEAP32[6570639] = $5;
     $5 = HEAP32[6570645];
     HEAP32[6570636] = HEAP32[6570644];
     HEAP32[6570637] = $5;
     label$58 : {
      if (HEAPF64[3286166] == HEAPF64[3286163]) {
       break label$58
      }
      $5 = 0;
      HEAP32[6572326] = 0;
      HEAP32[6572327] = 1072693248;
      while (1) {
       $7_1 = $5 + 26402336 | 0;
       if (HEAPF64[$7_1 + 1200 >> 3] != 0.0) {
        HEAPF64[$5 + 26283592 >> 3] = HEAPF64[$10_1 + 296 >> 3] * (1.0 - HEAPF64[$7_1 + 1400 >> 3])
       }
       if (($5 | 0) == 192) {
        $5 = 0;
        while (1) {
         $7_1 = $5 + 26402336 | 0;
         if (HEAPF64[$7_1 + 1200 >> 3] != 0.0) {
          HEAPF64[$5 + 26283792 >> 3] = HEAPF64[$10_1 + 296 >> 3] * (1.0 - HEAPF64[$7_1 + 1600 >> 3])
         }
         if (($5 | 0) == 192) {
          break label$58
         }
         if (HEAPF64[$7_1 + 1208 >> 3] != 0.0) {
          HEAPF64[$5 + 26283800 >> 3] = HEAPF64[$10_1 + 296 >> 3] * (1.0 - HEAPF64[$7_1 + 1608 >> 3])
         }
         $5 = $5 + 16 | 0;
         continue;
        };
       }
       if (HEAPF64[$7_1 + 1208 >> 3] != 0.0) {
        HEAPF64[$5 + 26283600 >> 3] = HEAPF64[$10_1 + 296 >> 3] * (1.0 - HEAPF64[$7_1 + 1408 >> 3])
       }
       $5 = $5 + 16 | 0;
       continue;
      };
     }
     label$66 : {
      if (HEAPF64[3286167] == HEAPF64[3286164]) {
       break label$66
      }
      $5 = 0;
      HEAP32[6572328] = 0;
      HEAP32[6572329] = 1072693248;
      while (1) {
       $7_1 = $5 + 26402336 | 0;
       if (HEAPF64[$7_1 + 1200 >> 3] != 0.0) {
        HEAPF64[$5 + 26283592 >> 3] = HEAPF64[$10_1 + 296 >> 3] * (1.0 - HEAPF64[$7_1 + 1400 >> 3])
       }
       if (($5 | 0) == 192) {
        $5 = 0;
        while (1) {
         $7_1 = $5 + 26402336 | 0;
         if (HEAPF64[$7_1 + 1200 >> 3] != 0.0) {
          HEAPF64[$5 + 26283992 >> 3] = HEAPF64[$10_1 + 296 >> 3] * (1.0 - HEAPF64[$7_1 + 1800 >> 3])
         }
         if (($5 | 0) == 192) {
          break label$66
         }
         if (HEAPF64[$7_1 + 1208 >> 3] != 0.0) {
          HEAPF64[$5 + 26284e3 >> 3] = HEAPF64[$10_1 + 296 >> 3] * (1.0 - HEAPF64[$7_1 + 1808 >> 3])
         }
         $5 = $5 + 16 | 0;
         continue;
        };
       }
       if (HEAPF64[$7_1 + 1208 >> 3] != 0.0) {
        HEAPF64[$5 + 26283600 >> 3] = HEAPF64[$10_1 + 296 >> 3] * (1.0 - HEAPF64[$7_1 + 1408 >> 3])
       }
       $5 = $5 + 16 | 0;
       continue;
      };
     }
     label$74 : {
      if (HEAPF64[3286168] == HEAPF64[3286165]) {
       break label$74
      }
      $5 = 0;
      HEAP32[6572330] = 0;
      HEAP32[6572331] = 1072693248;
      while (1) {
       $7_1 = $5 + 26402336 | 0;
       if (HEAPF64[$7_1 + 1200 >> 3] != 0.0) {
        HEAPF64[$5 + 26283792 >> 3] = HEAPF64[$10_1 + 296 >> 3] * (1.0 - HEAPF64[$7_1 + 1600 >> 3])
       }
       if (($5 | 0) == 192) {
        $5 = 0;
        while (1) {
         $7_1 = $5 + 26402336 | 0;
         if (HEAPF64[$7_1 + 1200 >> 3] != 0.0) {
          HEAPF64[$5 + 26283992 >> 3] = HEAPF64[$10_1 + 296 >> 3] * (1.0 - HEAPF64[$7_1 + 1800 >> 3])
         }
         if (($5 | 0) == 192) {
          break label$74
         }
         if (HEAPF64[$7_1 + 1208 >> 3] != 0.0) {
          HEAPF64[$5 + 26284e3 >> 3] = HEAPF64[$10_1 + 296 >> 3] * (1.0 - HEAPF64[$7_1 + 1808 >> 3])
         }
         $5 = $5 + 16 | 0;
         continue;
        };
       }
       if (HEAPF64[$7_1 + 1208 >> 3] != 0.0) {
        HEAPF64[$5 + 26283800 >> 3] = HEAPF64[$10_1 + 296 >> 3] * (1.0 - HEAPF64[$7_1 + 1608 >> 3])
       }
       $5 = $5 + 16 | 0;
       continue;
      };
     }
     if (!$41) {
      $5 = 0;
      while (1) {
       $9_1 = $5 + $66 | 0;
       HEAPF64[$9_1 >> 3] = HEAPF64[$5 + 26290864 >> 3] + HEAPF64[$9_1 >> 3];
       $7_1 = $9_1 + 8 | 0;
       HEAPF64[$7_1 >> 3] = HEAPF64[$5 + 26290872 >> 3] + HEAPF64[$7_1 >> 3];
       $7_1 = $9_1 + 16 | 0;
       HEAPF64[$7_1 >> 3] = HEAPF64[$5 + 26290880 >> 3] + HEAPF64[$7_1 >> 3];
       $7_1 = $9_1 + 24 | 0;
       HEAPF64[$7_1 >> 3] = HEAPF64[$5 + 26290888 >> 3] + HEAPF64[$7_1 >> 3];
       $7_1 = $9_1 + 32 | 0;
       HEAPF64[$7_1 >> 3] = HEAPF64[$5 + 26290896 >> 3] + HEAPF64[$7_1 >> 3];
       $7_1 = $9_1 + 40 | 0;
       HEAPF64[$7_1 >> 3] = HEAPF64[$5 + 26290904 >> 3] + HEAPF64[$7_1 >> 3];
       $7_1 = $9_1 + 48 | 0;
       HEAPF64[$7_1 >> 3] = HEAPF64[$5 + 26290912 >> 3] + HEAPF64[$7_1 >> 3];
       $7_1 = $9_1 + 56 | 0;
       HEAPF64[$7_1 >> 3] = HEAPF64[$5 + 26290920 >> 3] + HEAPF64[$7_1 >> 3];
       $7_1 = $9_1 - -64 | 0;
       HEAPF64[$7_1 >> 3] = HEAPF64[$5 + 26290928 >> 3] + HEAPF64[$7_1 >> 3];
       $7_1 = $9_1 + 72 | 0;
       HEAPF64[$7_1 >> 3] = HEAPF64[$5 + 26290936 >> 3] + HEAPF64[$7_1 >> 3];
       $7_1 = $9_1 + 80 | 0;
       HEAPF64[$7_1 >> 3] = HEAPF64[$5 + 26290944 >> 3] + HEAPF64[$7_1 >> 3];
       $7_1 = $9_1 + 88 | 0;
       HEAPF64[$7_1 >> 3] = HEAPF64[$5 + 26290952 >> 3] + HEAPF64[$7_1 >> 3];
       $7_1 = $9_1 + 96 | 0;
       HEAPF64[$7_1 >> 3] = HEAPF64[$5 + 26290960 >> 3] + HEAPF64[$7_1 >> 3];
       $7_1 = $9_1 + 104 | 0;
       HEAPF64[$7_1 >> 3] = HEAPF64[$5 + 26290968 >> 3] + HEAPF64[$7_1 >> 3];
       $7_1 = $9_1 + 112 | 0;
       HEAPF64[$7_1 >> 3] = HEAPF64[$5 + 26290976 >> 3] + HEAPF64[$7_1 >> 3];
       $7_1 = $9_1 + 120 | 0;
       HEAPF64[$7_1 >> 3] = HEAPF64[$5 + 26290984 >> 3] + HEAPF64[$7_1 >> 3];
       $7_1 = $9_1 + 128 | 0;
       HEAPF64[$7_1 >> 3] = HEAPF64[$5 + 26290992 >> 3] + HEAPF64[$7_1 >> 3];
       $7_1 = $9_1 + 136 | 0;
       HEAPF64[$7_1 >> 3] = HEAPF64[$5 + 26291e3 >> 3] + HEAPF64[$7_1 >> 3];
       $5 = $5 + 144 | 0;
       if (($5 | 0) != 864) {
        continue
       }
       break;
      };
     }
     $5 = $26_1 + 1 | 0;
     $13_1 = $5 ? $13_1 : $13_1 + 1 | 0;
     $7_1 = Math_imul($5, 72) + $18_1 | 0;
     HEAPF64[$7_1 >> 3] = HEAPF64[3285252];
     HEAPF64[$7_1 + 8 >> 3] = HEAPF64[3285253];
     HEAPF64[$7_1 + 16 >> 3] = HEAPF64[3285254];
     HEAPF64[$7_1 + 24 >> 3] = HEAPF64[3285255];
     HEAPF64[$7_1 + 32 >> 3] = HEAPF64[3285256];
     HEAPF64[$7_1 + 40 >> 3] = HEAPF64[3285257];
     HEAPF64[$7_1 + 48 >> 3] = HEAPF64[3285258];
     HEAPF64[$7_1 + 56 >> 3] = HEAPF64[3285259];
     HEAPF64[$7_1 + 64 >> 3] = HEAPF64[3285260];
     $20_1 = Math_imul($5, 24) + $62 | 0;
     $26_1 = HEAP32[6601100];
     $9_1 = $26_1 << 3;
     HEAPF64[$20_1 >> 3] = HEAPF64[$9_1 + 26282208 >> 3];
     $7_1 = ($26_1 + 1 | 0) % 3 | 0;
     HEAPF64[$20_1 + 8 >> 3] = HEAPF64[($9_1 + Math_imul(($7_1 | 0) < 0 ? $7_1 + 3 | 0 : $7_1, 24) | 0) + 26282472 >> 3];
     $7_1 = ($26_1 + 2 | 0) % 3 | 0;
     HEAPF64[$20_1 + 16 >> 3] = HEAPF64[($9_1 + Math_imul(($7_1 | 0) < 0 ? $7_1 + 3 | 0 : $7_1, 24) | 0) + 26282472 >> 3];
     if (($5 | 0) != 120 | $13_1) {
      continue
     }
     break;
    };
    $20_1 = 0;
    $5 = Math_imul($39, 600) + 32373488 | 0;
    $7_1 = HEAPU8[26284792] | HEAPU8[26284793] << 8 | (HEAPU8[26284794] << 16 | HEAPU8[26284795] << 24);
    HEAP8[$5 | 0] = $7_1;
    HEAP8[$5 + 1 | 0] = $7_1 >>> 8;
    HEAP8[$5 + 2 | 0] = $7_1 >>> 16;
    HEAP8[$5 + 3 | 0] = $7_1 >>> 24;
    $26_1 = 1;
    $24 = 26284792;
    $7_1 = $5;
    while (1) {
     $9_1 = $24 + 4 | 0;
     $32 = HEAP32[$9_1 + 4 >> 2];
     $28 = $7_1 + 4 | 0;
     $9_1 = HEAP32[$9_1 >> 2];
     HEAP8[$28 | 0] = $9_1;
     HEAP8[$28 + 1 | 0] = $9_1 >>> 8;
     HEAP8[$28 + 2 | 0] = $9_1 >>> 16;
     HEAP8[$28 + 3 | 0] = $9_1 >>> 24;
     HEAP8[$28 + 4 | 0] = $32;
     HEAP8[$28 + 5 | 0] = $32 >>> 8;
     HEAP8[$28 + 6 | 0] = $32 >>> 16;
     HEAP8[$28 + 7 | 0] = $32 >>> 24;
     $9_1 = $24 + 12 | 0;
     $32 = HEAP32[$9_1 + 4 >> 2];
     $28 = $7_1 + 12 | 0;
     $9_1 = HEAP32[$9_1 >> 2];
     HEAP8[$28 | 0] = $9_1;
     HEAP8[$28 + 1 | 0] = $9_1 >>> 8;
     HEAP8[$28 + 2 | 0] = $9_1 >>> 16;
     HEAP8[$28 + 3 | 0] = $9_1 >>> 24;
     HEAP8[$28 + 4 | 0] = $32;
     HEAP8[$28 + 5 | 0] = $32 >>> 8;
     HEAP8[$28 + 6 | 0] = $32 >>> 16;
     HEAP8[$28 + 7 | 0] = $32 >>> 24;
     $24 = $24 + 16 | 0;
     $7_1 = $7_1 + 16 | 0;
     $20_1 = $20_1 + 4 | 0;
     if (($20_1 | 0) != 148) {
      continue
     }
     break;
    };
    $7_1 = ($20_1 << 2) + 4 | 0;
    $24 = $7_1 + $5 | 0;
    $7_1 = $7_1 + 26284792 | 0;
    while (1) {
     $9_1 = HEAP32[$7_1 >> 2];
     HEAP8[$24 | 0] = $9_1;
     HEAP8[$24 + 1 | 0] = $9_1 >>> 8;
     HEAP8[$24 + 2 | 0] = $9_1 >>> 16;
     HEAP8[$24 + 3 | 0] = $9_1 >>> 24;
     $24 = $24 + 4 | 0;
     $7_1 = $7_1 + 4 | 0;
     $26_1 = $26_1 - 1 | 0;
     if ($26_1) {
      continue
     }
     break;
    };
    $7_1 = $5 + 596 | 0;
    $5 = HEAPU8[26285388] | HEAPU8[26285389] << 8 | (HEAPU8[26285390] << 16 | HEAPU8[26285391] << 24);
    HEAP8[$7_1 | 0] = $5;
    HEAP8[$7_1 + 1 | 0] = $5 >>> 8;
    HEAP8[$7_1 + 2 | 0] = $5 >>> 16;
    HEAP8[$7_1 + 3 | 0] = $5 >>> 24;
    $5 = $18_1;
    $29 = HEAPF64[$10_1 + 168 >> 3];
    $13_1 = Math_imul($39, 208) + 32680688 | 0;
    $19_1 = 0.0;
    $24 = 0;
    $34 = 0;
    $28 = global$0 - 16 | 0;
    global$0 = $28;
    $41 = HEAPU8[26291728];
    $42 = $28 - ($41 ? 2880 : 0) | 0;
    $7_1 = $42;
    global$0 = $7_1;
    $9_1 = $28;
    if ($41) {
     $27_1 = $22($42, 2880);
     $9_1 = $7_1 - 6720 | 0;
     global$0 = $9_1;
     $7_1 = $22($9_1, 6720);
     while (1) {
      $16_1 = (HEAPF64[$5 + 80 >> 3] + HEAPF64[$5 + 96 >> 3]) * .5;
      HEAPF64[$27_1 >> 3] = $16_1;
      $12_1 = (HEAPF64[$5 + 88 >> 3] + HEAPF64[$5 + 120 >> 3]) * .5;
      HEAPF64[$27_1 + 8 >> 3] = $12_1;
      $8_1 = (HEAPF64[$5 + 112 >> 3] + HEAPF64[$5 + 128 >> 3]) * .5;
      HEAPF64[$27_1 + 16 >> 3] = $8_1;
      $18_1 = $7_1 + $24 | 0;
      HEAPF64[$18_1 + 48 >> 3] = -$8_1;
      HEAPF64[$18_1 + 40 >> 3] = -$12_1;
      HEAPF64[$18_1 + 32 >> 3] = -$16_1;
      $6_1 = $12_1 < $16_1 ? $12_1 : $16_1;
      HEAPF64[$18_1 + 24 >> 3] = -($6_1 > $8_1 ? $8_1 : $6_1);
      $14_1 = $3_1 - $12_1;
      $11_1 = $3_1 - $16_1;
      $6_1 = $8_1 - $2_1;
      $6_1 = $6_1 > $11_1 ? $11_1 : $6_1;
      HEAPF64[$18_1 + 16 >> 3] = $6_1 > $14_1 ? $14_1 : $6_1;
      $8_1 = $3_1 - $8_1;
      $6_1 = $12_1 - $2_1;
      $6_1 = $6_1 > $11_1 ? $11_1 : $6_1;
      HEAPF64[$18_1 + 8 >> 3] = $6_1 > $8_1 ? $8_1 : $6_1;
      $6_1 = $16_1 - $2_1;
      $6_1 = $6_1 > $14_1 ? $14_1 : $6_1;
      HEAPF64[$18_1 >> 3] = $6_1 > $8_1 ? $8_1 : $6_1;
      $5 = $5 + 72 | 0;
      $27_1 = $27_1 + 24 | 0;
      $24 = $24 + 56 | 0;
      if (($24 | 0) != 6720) {
       continue
      }
      break;
     };
    }
    $22($13_1 + 16 | 0, 192);
    HEAP32[$13_1 + 8 >> 2] = 0;
    HEAP32[$13_1 + 12 >> 2] = -1074790400;
    HEAP32[$13_1 >> 2] = 0;
    HEAP32[$13_1 + 4 >> 2] = -1074790400;
    $32 = $9_1 + 144 | 0;
    $26_1 = $4_1 - 1 | 0;
    $20_1 = $26_1 & 3;
    $21 = -2.0;
    $67 = $4_1 - 2 >>> 0 < 3;
    $7_1 = $9_1;
    $8_1 = -1.0;
    label$35 : {
     label$410 : {
      label$511 : {
       label$612 : {
        while (1) {
         label$814 : {
          if (!$41) {
           $46 = 0;
           $6_1 = $8_1;
           break label$814;
          }
          $27_1 = 0;
          $15 = 2;
          $5 = $7_1;
          label$10 : {
           label$1115 : {
            label$1216 : {
             while (1) {
              $18_1 = HEAPF64[$5 >> 3] > 0.0 ? $27_1 + 1 | 0 : 0;
              if (($18_1 | 0) == ($4_1 | 0)) {
               break label$1115
              }
              $18_1 = HEAPF64[$5 + 56 >> 3] > 0.0 ? $18_1 + 1 | 0 : 0;
              if (($18_1 | 0) == ($4_1 | 0)) {
               break label$1216
              }
              $27_1 = HEAPF64[$5 + 112 >> 3] > 0.0 ? $18_1 + 1 | 0 : 0;
              if (($27_1 | 0) == ($4_1 | 0)) {
               break label$10
              }
              $5 = $5 + 168 | 0;
              $15 = $15 + 3 | 0;
              if (($15 | 0) != 122) {
               continue
              }
              break;
             };
             $46 = 120;
             $6_1 = $8_1;
             break label$814;
            }
            $15 = $15 - 1 | 0;
            break label$10;
           }
           $15 = $15 - 2 | 0;
          }
          $46 = 120;
          $6_1 = +($15 - $4_1 | 0) + 2.0;
          if ($6_1 == -1.0) {
           $6_1 = $8_1;
           break label$814;
          }
          label$15 : {
           if ($8_1 == -1.0) {
            break label$15
           }
           if ($6_1 < $8_1) {
            break label$15
           }
           $6_1 = $8_1;
           break label$814;
          }
          HEAPF64[$13_1 >> 3] = $6_1;
          HEAPF64[$13_1 + 8 >> 3] = $34 >>> 0;
         }
         $35 = $34 << 3;
         $22_1 = -2.0;
         if (($4_1 | 0) <= ($46 | 0)) {
          $68 = $9_1 + $35 | 0;
          $18_1 = $7_1;
          $24 = $26_1;
          while (1) {
           $8_1 = HEAPF64[Math_imul($24, 56) + $68 >> 3];
           $15 = ($24 - $4_1 | 0) + 1 | 0;
           label$1819 : {
            if (($24 | 0) <= ($15 | 0)) {
             break label$1819
            }
            if ($20_1) {
             $27_1 = $20_1;
             $5 = $18_1;
             while (1) {
              $11_1 = HEAPF64[$5 >> 3];
              $8_1 = $8_1 > $11_1 ? $11_1 : $8_1;
              $5 = $5 + 56 | 0;
              $15 = $15 + 1 | 0;
              $27_1 = $27_1 - 1 | 0;
              if ($27_1) {
               continue
              }
              break;
             };
            }
            if ($67) {
             break label$1819
            }
            $5 = Math_imul($15, 56) + $7_1 | 0;
            while (1) {
             $16_1 = HEAPF64[$5 + 168 >> 3];
             $12_1 = HEAPF64[$5 + 112 >> 3];
             $14_1 = HEAPF64[$5 + 56 >> 3];
             $11_1 = HEAPF64[$5 >> 3];
             $8_1 = $8_1 > $11_1 ? $11_1 : $8_1;
             $8_1 = $8_1 > $14_1 ? $14_1 : $8_1;
             $8_1 = $8_1 > $12_1 ? $12_1 : $8_1;
             $8_1 = $8_1 > $16_1 ? $16_1 : $8_1;
             $5 = $5 + 224 | 0;
             $15 = $15 + 4 | 0;
             if (($24 | 0) != ($15 | 0)) {
              continue
             }
             break;
            };
           }
           $22_1 = $8_1 > $22_1 ? $8_1 : $22_1;
           $18_1 = $18_1 + 56 | 0;
           $24 = $24 + 1 | 0;
           if (($46 | 0) != ($24 | 0)) {
            continue
           }
           break;
          };
         }
         $21 = $21 < $22_1 ? $22_1 : $21;
         label$2221 : {
          label$2322 : {
           $24 = $13_1 + $35 | 0;
           label$24 : {
            label$2523 : {
             label$2624 : {
              if ($41) {
               $27_1 = 0;
               $15 = 2;
               $5 = $32;
               while (1) {
                $18_1 = HEAPF64[$5 - 112 >> 3] > 0.0 ? $27_1 + 1 | 0 : 0;
                if (($4_1 | 0) == ($18_1 | 0)) {
                 $15 = $15 - 2 | 0;
                 break label$2523;
                }
                $18_1 = HEAPF64[$5 - 56 >> 3] > 0.0 ? $18_1 + 1 | 0 : 0;
                if (($18_1 | 0) == ($4_1 | 0)) {
                 break label$2624
                }
                $27_1 = HEAPF64[$5 >> 3] > 0.0 ? $18_1 + 1 | 0 : 0;
                if (($27_1 | 0) == ($4_1 | 0)) {
                 break label$2523
                }
                $5 = $5 + 168 | 0;
                $15 = $15 + 3 | 0;
                if (($15 | 0) != 122) {
                 continue
                }
                break;
               };
               $8_1 = -1.0;
               break label$24;
              }
              $5 = $13_1 + $35 | 0;
              HEAP32[$5 + 184 >> 2] = 0;
              HEAP32[$5 + 188 >> 2] = -1074790400;
              $34 = $34 + 1 | 0;
              if (($34 | 0) == 3) {
               break label$410
              }
              break label$2322;
             }
             $15 = $15 - 1 | 0;
            }
            $8_1 = +($15 - $4_1 | 0) + 2.0;
           }
           HEAPF64[$24 + 184 >> 3] = $8_1;
           $34 = $34 + 1 | 0;
           if (($34 | 0) != 3) {
            break label$2322
           }
           HEAPF64[$13_1 + 32 >> 3] = $21;
           $5 = $9_1 + 128 | 0;
           $15 = 2;
           $27_1 = 0;
           label$3026 : {
            while (1) {
             $7_1 = HEAPF64[$5 - 112 >> 3] > 0.0 ? $27_1 + 1 | 0 : 0;
             if (($7_1 | 0) == ($4_1 | 0)) {
              break label$3026
             }
             $7_1 = HEAPF64[$5 - 56 >> 3] > 0.0 ? $7_1 + 1 | 0 : 0;
             if (($7_1 | 0) == ($4_1 | 0)) {
              break label$2221
             }
             $27_1 = HEAPF64[$5 >> 3] > 0.0 ? $7_1 + 1 | 0 : 0;
             if (($27_1 | 0) == ($4_1 | 0)) {
              break label$612
             }
             $5 = $5 + 168 | 0;
             $15 = $15 + 3 | 0;
             if (($15 | 0) != 122) {
              continue
             }
             break;
            };
            $6_1 = -1.0;
            break label$511;
           }
           $15 = $15 - 2 | 0;
           break label$612;
          }
          $32 = $32 + 8 | 0;
          $7_1 = $7_1 + 8 | 0;
          $8_1 = $6_1;
          continue;
         }
         break;
        };
        $15 = $15 - 1 | 0;
       }
       $6_1 = +($15 - $4_1 | 0) + 2.0;
      }
      HEAPF64[$13_1 + 16 >> 3] = $6_1;
      $5 = $9_1 + 136 | 0;
      $15 = 2;
      $27_1 = 0;
      label$3227 : {
       label$3328 : {
        label$3429 : {
         while (1) {
          $7_1 = HEAPF64[$5 - 112 >> 3] > 0.0 ? $27_1 + 1 | 0 : 0;
          if (($4_1 | 0) == ($7_1 | 0)) {
           $15 = $15 - 2 | 0;
           break label$3328;
          }
          $7_1 = HEAPF64[$5 - 56 >> 3] > 0.0 ? $7_1 + 1 | 0 : 0;
          if (($7_1 | 0) == ($4_1 | 0)) {
           break label$3429
          }
          $27_1 = HEAPF64[$5 >> 3] > 0.0 ? $7_1 + 1 | 0 : 0;
          if (($27_1 | 0) == ($4_1 | 0)) {
           break label$3328
          }
          $5 = $5 + 168 | 0;
          $15 = $15 + 3 | 0;
          if (($15 | 0) != 122) {
           continue
          }
          break;
         };
         $6_1 = -1.0;
         break label$3227;
        }
        $15 = $15 - 1 | 0;
       }
       $6_1 = +($15 - $4_1 | 0) + 2.0;
      }
      HEAPF64[$13_1 + 24 >> 3] = $6_1;
      $5 = 0;
      $8_1 = 0.0;
      while (1) {
       $7_1 = $5 + $42 | 0;
       $11_1 = HEAPF64[$7_1 + 8 >> 3];
       $6_1 = HEAPF64[$7_1 + 16 >> 3];
       $18_1 = (($11_1 > 0.0) + (HEAPF64[$7_1 >> 3] > 0.0) | 0) + ($6_1 > 0.0) | 0;
       $7_1 = (9 - $18_1 << 3) + $13_1 | 0;
       HEAPF64[$7_1 >> 3] = HEAPF64[$7_1 >> 3] + 1.0;
       if (($18_1 | 0) == 2) {
        $7_1 = (($6_1 <= 0.0 ? 0 : $11_1 <= 0.0 ? 1 : 2) << 3) + $13_1 | 0;
        HEAPF64[$7_1 + 88 >> 3] = HEAPF64[$7_1 + 88 >> 3] + 1.0;
       }
       $8_1 = ($18_1 & 5) == 1 ? $8_1 + 1.0 : $8_1;
       $5 = $5 + 24 | 0;
       if (($5 | 0) != 2880) {
        continue
       }
       break;
      };
      $21 = HEAPF64[$13_1 + 104 >> 3];
      $16_1 = HEAPF64[$13_1 + 96 >> 3];
      $12_1 = HEAPF64[$13_1 + 88 >> 3];
      $22_1 = HEAPF64[$13_1 + 72 >> 3];
      $6_1 = HEAPF64[$13_1 + 56 >> 3];
      $14_1 = HEAPF64[$13_1 + 48 >> 3];
      $19_1 = 120.0;
      $11_1 = HEAPF64[$13_1 + 64 >> 3];
      break label$35;
     }
     HEAP32[$13_1 + 24 >> 2] = 0;
     HEAP32[$13_1 + 28 >> 2] = -1074790400;
     HEAP32[$13_1 + 16 >> 2] = 0;
     HEAP32[$13_1 + 20 >> 2] = -1074790400;
     HEAPF64[$13_1 + 32 >> 3] = $21;
     $21 = 0.0;
     $16_1 = 0.0;
     $12_1 = 0.0;
     $8_1 = 0.0;
     $22_1 = 0.0;
     $6_1 = 0.0;
     $14_1 = 0.0;
     $11_1 = 0.0;
    }
    HEAPF64[$13_1 + 104 >> 3] = $21 / $19_1;
    HEAPF64[$13_1 + 96 >> 3] = $16_1 / $19_1;
    HEAPF64[$13_1 + 88 >> 3] = $12_1 / $19_1;
    HEAPF64[$13_1 + 80 >> 3] = $8_1 / $19_1;
    HEAPF64[$13_1 + 72 >> 3] = $22_1 / $19_1;
    HEAPF64[$13_1 + 64 >> 3] = $11_1 / $19_1;
    HEAPF64[$13_1 + 56 >> 3] = $6_1 / $19_1;
    HEAPF64[$13_1 + 48 >> 3] = $14_1 / $19_1;
    label$39 : {
     if (!$41) {
      $21 = 0.0;
      $16_1 = 0.0;
      $12_1 = 0.0;
      $22_1 = 0.0;
      $8_1 = 0.0;
      $19_1 = 0.0;
      $5 = 0;
      break label$39;
     }
     $21 = 0.0;
     $5 = 0;
     $16_1 = 0.0;
     $12_1 = 0.0;
     $8_1 = 0.0;
     $19_1 = 0.0;
     $22_1 = 0.0;
     while (1) {
      $18_1 = $5 + $62 | 0;
      $11_1 = HEAPF64[$18_1 + 24 >> 3];
      $7_1 = $5 + $42 | 0;
      $19_1 = $19_1 + HEAPF64[$7_1 >> 3];
      HEAPF64[$13_1 + 120 >> 3] = $19_1;
      $6_1 = HEAPF64[$7_1 + 16 >> 3];
      $12_1 = $12_1 + $6_1;
      HEAPF64[$13_1 + 136 >> 3] = $12_1;
      $8_1 = $8_1 + HEAPF64[$7_1 + 8 >> 3];
      HEAPF64[$13_1 + 128 >> 3] = $8_1;
      $22_1 = $22_1 + ($6_1 - ($29 - $11_1));
      HEAPF64[$13_1 + 112 >> 3] = $22_1;
      $16_1 = $16_1 + HEAPF64[$18_1 + 32 >> 3];
      HEAPF64[$13_1 + 144 >> 3] = $16_1;
      $21 = $21 + HEAPF64[$18_1 + 40 >> 3];
      HEAPF64[$13_1 + 152 >> 3] = $21;
      $5 = $5 + 24 | 0;
      if (($5 | 0) != 2880) {
       continue
      }
      break;
     };
     $5 = 120;
    }
    $6_1 = +($5 >>> 0);
    HEAPF64[$13_1 + 152 >> 3] = $21 / $6_1;
    HEAPF64[$13_1 + 144 >> 3] = $16_1 / $6_1;
    HEAPF64[$13_1 + 136 >> 3] = $12_1 / $6_1;
    HEAPF64[$13_1 + 128 >> 3] = $8_1 / $6_1;
    HEAPF64[$13_1 + 120 >> 3] = $19_1 / $6_1;
    HEAPF64[$13_1 + 112 >> 3] = $22_1 / $6_1;
    HEAPF64[$13_1 + 40 >> 3] = ($8_1 + $19_1) * .5 / $6_1;
    $5 = Math_imul($5, 24) + $42 | 0;
    HEAPF64[$13_1 + 160 >> 3] = HEAPF64[$5 - 24 >> 3];
    HEAPF64[$13_1 + 168 >> 3] = HEAPF64[$5 - 16 >> 3];
    HEAPF64[$13_1 + 176 >> 3] = HEAPF64[$5 - 8 >> 3];
    global$0 = $28 + 16 | 0;
    $66 = $66 + 864 | 0;
    $74 = $74 + 512 | 0;
    $39 = $39 + 1 | 0;
    if (($39 | 0) != ($0 | 0)) {
     continue
    }
    break;
   };
  }
 }
 
 function $17($0, $1_1) {
  var $2_1 = 0.0, $3_1 = 0.0;
  $2_1 = HEAPF64[$0 + 576 >> 3] + HEAPF64[3285326];
  $2_1 = $2_1 > 0.0 ? $2_1 : 0.0;
  HEAPF64[3285350] = $2_1 < 1.0 ? $2_1 : 1.0;
  $2_1 = HEAPF64[$0 + 528 >> 3] + HEAPF64[3285329];
  $2_1 = $2_1 > 0.0 ? $2_1 : 0.0;
  HEAPF64[3285353] = $2_1 < 1.0 ? $2_1 : 1.0;
  $2_1 = HEAPF64[$0 + 624 >> 3] + HEAPF64[3285332];
  $2_1 = $2_1 > 0.0 ? $2_1 : 0.0;
  HEAPF64[3285356] = $2_1 < 1.0 ? $2_1 : 1.0;
  $2_1 = HEAPF64[$0 + 720 >> 3] + HEAPF64[3285335];
  $2_1 = $2_1 > 0.0 ? $2_1 : 0.0;
  HEAPF64[3285359] = $2_1 < 1.0 ? $2_1 : 1.0;
  $2_1 = HEAPF64[$0 + 584 >> 3] + HEAPF64[3285327];
  $2_1 = $2_1 > 0.0 ? $2_1 : 0.0;
  HEAPF64[3285351] = $2_1 < 1.0 ? $2_1 : 1.0;
  $2_1 = HEAPF64[$0 + 536 >> 3] + HEAPF64[3285330];
  $2_1 = $2_1 > 0.0 ? $2_1 : 0.0;
  HEAPF64[3285354] = $2_1 < 1.0 ? $2_1 : 1.0;
  $2_1 = HEAPF64[$0 + 632 >> 3] + HEAPF64[3285333];
  $2_1 = $2_1 > 0.0 ? $2_1 : 0.0;
  HEAPF64[3285357] = $2_1 < 1.0 ? $2_1 : 1.0;
  $2_1 = HEAPF64[$0 + 728 >> 3] + HEAPF64[3285336];
  $2_1 = $2_1 > 0.0 ? $2_1 : 0.0;
  HEAPF64[3285360] = $2_1 < 1.0 ? $2_1 : 1.0;
  $2_1 = HEAPF64[$0 + 592 >> 3] + HEAPF64[3285328];
  $2_1 = $2_1 > 0.0 ? $2_1 : 0.0;
  HEAPF64[3285352] = $2_1 < 1.0 ? $2_1 : 1.0;
  $2_1 = HEAPF64[$0 + 544 >> 3] + HEAPF64[3285331];
  $2_1 = $2_1 > 0.0 ? $2_1 : 0.0;
  HEAPF64[3285355] = $2_1 < 1.0 ? $2_1 : 1.0;
  $2_1 = HEAPF64[$0 + 640 >> 3] + HEAPF64[3285334];
  $2_1 = $2_1 > 0.0 ? $2_1 : 0.0;
  HEAPF64[3285358] = $2_1 < 1.0 ? $2_1 : 1.0;
  $2_1 = HEAPF64[$0 + 736 >> 3] + HEAPF64[3285337];
  $2_1 = $2_1 > 0.0 ? $2_1 : 0.0;
  HEAPF64[3285361] = $2_1 < 1.0 ? $2_1 : 1.0;
  $2_1 = HEAPF64[$0 + 1080 >> 3] + HEAPF64[3285341];
  $2_1 = $2_1 > 0.0 ? $2_1 : 0.0;
  HEAPF64[3285362] = $2_1 < 1.0 ? $2_1 : 1.0;
  $2_1 = HEAPF64[$0 + 1096 >> 3];
  $3_1 = HEAPF64[$0 + 1088 >> 3];
  HEAPF64[3285366] = +($1_1 | 0) <= ($2_1 > $3_1 ? $2_1 : $3_1) ? 1.0 : 0.0;
  $2_1 = HEAPF64[$0 + 1144 >> 3] + HEAPF64[3285342];
  $2_1 = $2_1 > 0.0 ? $2_1 : 0.0;
  HEAPF64[3285367] = $2_1 < 1.0 ? $2_1 : 1.0;
 }
 
 function $18($0, $1_1) {
  var $2_1 = 0.0, $3_1 = 0.0, $4_1 = 0, $5 = 0, $6_1 = 0, $7_1 = 0.0, $8_1 = 0, $9_1 = 0.0, $10_1 = 0;
  $4_1 = HEAP32[6601112];
  $5 = $4_1 << 3;
  $6_1 = HEAP32[6601114];
  $8_1 = ($5 + Math_imul($6_1, 24) | 0) + 26282016 | 0;
  $10_1 = Math_imul($4_1, 24);
  $4_1 = $6_1 << 3;
  $6_1 = ($10_1 + $4_1 | 0) + 26282016 | 0;
  $7_1 = 1.0;
  $3_1 = +($1_1 | 0) >= +HEAPU32[6601110] + +HEAP32[6601111] * 4294967296.0 ? 1.0 : 0.0;
  $1_1 = $4_1 + 26282944 | 0;
  $4_1 = $5 + 26282944 | 0;
  $5 = HEAP32[6601108];
  $2_1 = 1.0;
  label$1 : {
   if (HEAPF64[$0 + 648 >> 3] == 0.0) {
    break label$1
   }
   label$2 : {
    switch ($5 | 0) {
    case 0:
     $2_1 = 0.0;
     $9_1 = HEAPF64[$1_1 >> 3];
     if (!($9_1 > 0.0)) {
      break label$1
     }
     $2_1 = 1.0 - HEAPF64[$4_1 >> 3] / $9_1;
     $2_1 = $2_1 > 0.0 ? $2_1 : 0.0;
     break label$1;
    case 1:
     $2_1 = (HEAPF64[$6_1 >> 3] + HEAPF64[$8_1 >> 3]) * -.5;
     $2_1 = $2_1 > 0.0 ? $2_1 : 0.0;
     $2_1 = $2_1 < 1.0 ? $2_1 : 1.0;
     break label$1;
    case 4:
     $2_1 = $3_1;
     break label$1;
    case 2:
     break label$1;
    default:
     break label$2;
    };
   }
   $2_1 = 0.0;
  }
  HEAPF64[3285363] = $2_1;
  label$6 : {
   if (HEAPF64[$0 + 656 >> 3] == 0.0) {
    break label$6
   }
   label$7 : {
    switch ($5 | 0) {
    case 4:
     $7_1 = $3_1;
     break label$6;
    case 1:
     $2_1 = (HEAPF64[$6_1 >> 3] + HEAPF64[$8_1 >> 3]) * -.5;
     $2_1 = $2_1 > 0.0 ? $2_1 : 0.0;
     $7_1 = $2_1 < 1.0 ? $2_1 : 1.0;
     break label$6;
    case 0:
     $7_1 = 0.0;
     $2_1 = HEAPF64[$1_1 >> 3];
     if (!($2_1 > 0.0)) {
      break label$6
     }
     $2_1 = 1.0 - HEAPF64[$4_1 >> 3] / $2_1;
     $7_1 = $2_1 > 0.0 ? $2_1 : 0.0;
     break label$6;
    case 2:
     break label$6;
    default:
     break label$7;
    };
   }
   $7_1 = 0.0;
  }
  HEAPF64[3285364] = $7_1;
  $2_1 = 1.0;
  label$11 : {
   if (HEAPF64[$0 + 664 >> 3] == 0.0) {
    break label$11
   }
   label$12 : {
    switch ($5 | 0) {
    case 4:
     $2_1 = $3_1;
     break label$11;
    case 1:
     $3_1 = (HEAPF64[$6_1 >> 3] + HEAPF64[$8_1 >> 3]) * -.5;
     $3_1 = $3_1 > 0.0 ? $3_1 : 0.0;
     $2_1 = $3_1 < 1.0 ? $3_1 : 1.0;
     break label$11;
    case 0:
     $2_1 = 0.0;
     $3_1 = HEAPF64[$1_1 >> 3];
     if (!($3_1 > 0.0)) {
      break label$11
     }
     $3_1 = 1.0 - HEAPF64[$4_1 >> 3] / $3_1;
     $2_1 = $3_1 > 0.0 ? $3_1 : 0.0;
     break label$11;
    case 2:
     break label$11;
    default:
     break label$12;
    };
   }
   $2_1 = 0.0;
  }
  HEAPF64[3285365] = $2_1;
 }
 
 function $19($0, $1_1, $2_1) {
  var $3_1 = 0, $4_1 = 0, $5 = 0, $6_1 = 0, $7_1 = 0, $8_1 = 0.0, $9_1 = 0.0, $10_1 = 0.0, $11_1 = 0.0, $12_1 = 0.0, $13_1 = 0.0, $14_1 = 0.0, $15 = 0.0, $16_1 = 0.0, $17_1 = 0.0, $18_1 = 0.0, $19_1 = 0.0, $20_1 = 0.0, $21 = 0.0, $22_1 = 0.0;
  $5 = $2_1 << 3;
  $3_1 = $0 + 696 | 0;
  $10_1 = HEAPF64[$5 + $3_1 >> 3];
  $7_1 = $3_1;
  $3_1 = $1_1 << 3;
  $11_1 = HEAPF64[$7_1 + $3_1 >> 3];
  $6_1 = $1_1 + $2_1 << 3;
  $4_1 = $6_1 - 8 | 0;
  $17_1 = HEAPF64[$4_1 + 26404408 >> 3];
  $12_1 = HEAPF64[$5 + 26282872 >> 3];
  $13_1 = HEAPF64[$3_1 + 26282872 >> 3];
  $4_1 = $0 + $4_1 | 0;
  $8_1 = HEAPF64[$4_1 + 552 >> 3];
  $9_1 = HEAPF64[$5 + 26289112 >> 3];
  $14_1 = HEAPF64[$3_1 + 26289112 >> 3];
  $18_1 = HEAPF64[$0 + 296 >> 3];
  $19_1 = HEAPF64[3285320];
  $20_1 = HEAPF64[3285319];
  $15 = HEAPF64[3285366];
  $16_1 = HEAPF64[3285318];
  $21 = HEAPF64[3285321];
  $22_1 = HEAPF64[$0 + 304 >> 3];
  $3_1 = (Math_imul($1_1, 176) + Math_imul($2_1, 88) | 0) + ($1_1 >>> 0 <= $2_1 >>> 0 ? -88 : 0) | 0;
  HEAPF64[$3_1 + 26289352 >> 3] = HEAPF64[$0 + 48 >> 3] * HEAPF64[$4_1 + 456 >> 3];
  HEAPF64[$3_1 + 26289360 >> 3] = (1.0 - $22_1 * ($9_1 > $14_1 ? $9_1 : $14_1)) * ((1.0 - $8_1 + $21 * $8_1) * (HEAPF64[$0 + 56 >> 3] * HEAPF64[$6_1 + 26282816 >> 3]));
  HEAPF64[$3_1 + 26289368 >> 3] = ($15 > $16_1 ? $15 : $16_1) * HEAPF64[$0 + 64 >> 3];
  HEAPF64[$3_1 + 26289376 >> 3] = HEAPF64[$6_1 + 26282792 >> 3] * -HEAPF64[$0 + 72 >> 3];
  HEAPF64[$3_1 + 26289384 >> 3] = $20_1 * HEAPF64[$4_1 + 600 >> 3] * -HEAPF64[$0 + 80 >> 3];
  $8_1 = HEAPF64[$6_1 + 26288984 >> 3];
  $9_1 = HEAPF64[$0 + 88 >> 3];
  $4_1 = Math_imul($1_1, 24);
  $7_1 = $4_1 + 26289160 | 0;
  HEAPF64[$3_1 + 26289400 >> 3] = -HEAPF64[$7_1 + $5 >> 3];
  HEAPF64[$3_1 + 26289392 >> 3] = (1.0 - ($12_1 > $13_1 ? $12_1 : $13_1)) * ($8_1 * -$9_1);
  $1_1 = ($1_1 ^ 3) - $2_1 << 3;
  HEAPF64[$3_1 + 26289408 >> 3] = HEAPF64[$0 + 104 >> 3] * Math_sqrt(HEAPF64[$1_1 + $7_1 >> 3] * HEAPF64[($1_1 + Math_imul($2_1, 24) | 0) + 26289160 >> 3]);
  $1_1 = $4_1 + $5 | 0;
  $2_1 = $1_1 + $0 | 0;
  HEAPF64[$3_1 + 26289416 >> 3] = ($19_1 + -.5) * (HEAPF64[$0 + 112 >> 3] * HEAPF64[$2_1 + 1008 >> 3]);
  HEAPF64[$3_1 + 26289424 >> 3] = HEAPF64[$0 + 120 >> 3] * HEAPF64[$2_1 + 936 >> 3];
  HEAPF64[$3_1 + 26289432 >> 3] = HEAPF64[$1_1 + 26282016 >> 3] < 0.0 ? $18_1 * $17_1 * ($10_1 > $11_1 ? $10_1 : $11_1) * (HEAPF64[$6_1 + 26289296 >> 3] * -HEAPF64[$0 + 128 >> 3]) : 0.0;
 }
 
 function $20($0, $1_1, $2_1, $3_1, $4_1) {
  var $5 = 0.0, $6_1 = 0, $7_1 = 0.0, $8_1 = 0, $9_1 = 0.0, $10_1 = 0, $11_1 = 0.0, $12_1 = 0.0, $13_1 = 0.0, $14_1 = 0.0, $15 = 0, $16_1 = 0, $17_1 = 0, $18_1 = 0, $19_1 = 0, $20_1 = 0, $21 = 0.0, $22_1 = 0.0, $23 = 0.0;
  $6_1 = Math_imul($2_1, 24) + 26282088 | 0;
  $8_1 = ($1_1 ^ 3) - $2_1 << 3;
  $14_1 = HEAPF64[$6_1 + $8_1 >> 3];
  $10_1 = Math_imul($1_1, 24) + 26282088 | 0;
  $9_1 = HEAPF64[$10_1 + $8_1 >> 3];
  $12_1 = HEAPF64[$6_1 + ($1_1 << 3) >> 3];
  $6_1 = (($1_1 << 1) + $2_1 | 0) - ($1_1 >>> 0 <= $2_1 >>> 0) | 0;
  $8_1 = $6_1 << 3;
  $5 = HEAPF64[$8_1 + 26289880 >> 3];
  $13_1 = HEAPF64[$0 + 408 >> 3];
  $1_1 = Math_imul($6_1, 144);
  $15 = $1_1 + 26289928 | 0;
  $7_1 = HEAPF64[$10_1 + ($2_1 << 3) >> 3];
  $11_1 = HEAPF64[$0 >> 3];
  HEAPF64[$15 >> 3] = $4_1 * ($7_1 * -$11_1);
  $10_1 = $1_1 + 26289936 | 0;
  $2_1 = Math_imul($6_1, 88);
  HEAPF64[$10_1 >> 3] = $4_1 * (HEAPF64[$2_1 + 26289352 >> 3] * ($5 * $11_1));
  $6_1 = $1_1 + 26289944 | 0;
  HEAPF64[$6_1 >> 3] = $4_1 * (HEAPF64[$2_1 + 26289360 >> 3] * ($5 * HEAPF64[$0 >> 3]));
  $16_1 = $1_1 + 26289952 | 0;
  HEAPF64[$16_1 >> 3] = $4_1 * (HEAPF64[$2_1 + 26289368 >> 3] * ($5 * HEAPF64[$0 >> 3]));
  $17_1 = $1_1 + 26289960 | 0;
  HEAPF64[$17_1 >> 3] = $4_1 * (HEAPF64[$2_1 + 26289376 >> 3] * ($5 * HEAPF64[$0 >> 3]));
  $18_1 = $1_1 + 26289968 | 0;
  HEAPF64[$18_1 >> 3] = $4_1 * (HEAPF64[$2_1 + 26289384 >> 3] * ($5 * HEAPF64[$0 >> 3]));
  $19_1 = $1_1 + 26289976 | 0;
  HEAPF64[$19_1 >> 3] = $4_1 * (HEAPF64[$2_1 + 26289392 >> 3] * ($5 * HEAPF64[$0 >> 3]));
  $20_1 = $1_1 + 26289984 | 0;
  HEAPF64[$20_1 >> 3] = $4_1 * (HEAPF64[$2_1 + 26289400 >> 3] * ($5 * HEAPF64[$0 >> 3]));
  $11_1 = $4_1 * (HEAPF64[$2_1 + 26289408 >> 3] * ($5 * HEAPF64[$0 >> 3]));
  HEAPF64[$1_1 + 26289992 >> 3] = $11_1;
  $21 = $4_1 * (HEAPF64[$2_1 + 26289416 >> 3] * ($5 * HEAPF64[$0 >> 3]));
  HEAPF64[$1_1 + 2629e4 >> 3] = $21;
  $22_1 = $4_1 * (HEAPF64[$2_1 + 26289424 >> 3] * ($5 * HEAPF64[$0 >> 3]));
  HEAPF64[$1_1 + 26290008 >> 3] = $22_1;
  $23 = $4_1 * (HEAPF64[$2_1 + 26289432 >> 3] * ($5 * HEAPF64[$0 >> 3]));
  HEAPF64[$1_1 + 26290016 >> 3] = $23;
  $12_1 = $4_1 * (($12_1 - $7_1) * HEAPF64[$0 + 8 >> 3]);
  HEAPF64[$1_1 + 26290024 >> 3] = $12_1;
  $7_1 = 1.0 - $7_1 * $7_1;
  $5 = $13_1 != 0.0 ? $7_1 : 1.0;
  $13_1 = $4_1 * ($5 * ($14_1 * ($9_1 * HEAPF64[$0 + 16 >> 3])));
  HEAPF64[$1_1 + 26290032 >> 3] = $13_1;
  $9_1 = $4_1 * ($5 * (($9_1 < -0.0 ? -$9_1 : 0.0) * HEAPF64[$0 + 24 >> 3]));
  HEAPF64[$1_1 + 26290040 >> 3] = $9_1;
  $5 = $4_1 * ($5 * (($14_1 < -0.0 ? -$14_1 : 0.0) * HEAPF64[$0 + 32 >> 3]));
  HEAPF64[$1_1 + 26290048 >> 3] = $5;
  $3_1 = $3_1 * ((HEAPF64[$0 + 416 >> 3] != 0.0 ? $7_1 : 1.0) * (Math_sqrt($4_1) * HEAPF64[$0 + 40 >> 3]));
  HEAPF64[$1_1 + 26290056 >> 3] = $3_1;
  $4_1 = HEAPF64[$8_1 + 26282752 >> 3];
  HEAPF64[$1_1 + 26290064 >> 3] = $4_1;
  HEAPF64[$8_1 + 26290792 >> 3] = $4_1 + (HEAPF64[$15 >> 3] + 0.0 + HEAPF64[$10_1 >> 3] + HEAPF64[$6_1 >> 3] + HEAPF64[$16_1 >> 3] + HEAPF64[$17_1 >> 3] + HEAPF64[$18_1 >> 3] + HEAPF64[$19_1 >> 3] + HEAPF64[$20_1 >> 3] + $11_1 + $21 + $22_1 + $23 + $12_1 + $13_1 + $9_1 + $5 + $3_1);
 }
 
 function $22($0, $1_1) {
  var $2_1 = 0, $3_1 = 0, $4_1 = 0, $5 = 0, $6_1 = 0;
  folding_inner0 : {
   if ($1_1 >>> 0 > 8) {
    HEAP8[$0 | 0] = 0;
    HEAP8[$0 + 1 | 0] = 0;
    HEAP8[$0 + 2 | 0] = 0;
    HEAP8[$0 + 3 | 0] = 0;
    $5 = $0 + $1_1 | 0;
    $2_1 = $0 & -4;
    $1_1 = ($5 - $2_1 | 0) - 5 >>> 2 | 0;
    $3_1 = $1_1 & 3;
    $2_1 = $2_1 + 4 | 0;
    label$2 : {
     if ($1_1 - 1 >>> 0 >= 3) {
      $6_1 = $1_1 & 1073741820;
      $1_1 = $2_1;
      while (1) {
       HEAP32[$1_1 >> 2] = 0;
       HEAP32[$1_1 + 12 >> 2] = 0;
       HEAP32[$1_1 + 8 >> 2] = 0;
       HEAP32[$1_1 + 4 >> 2] = 0;
       $1_1 = $1_1 + 16 | 0;
       $4_1 = $4_1 + 4 | 0;
       if (($6_1 | 0) != ($4_1 | 0)) {
        continue
       }
       break;
      };
      if (!$3_1) {
       break label$2
      }
     }
     $1_1 = ($4_1 << 2) + $2_1 | 0;
     while (1) {
      HEAP32[$1_1 >> 2] = 0;
      $1_1 = $1_1 + 4 | 0;
      $3_1 = $3_1 - 1 | 0;
      if ($3_1) {
       continue
      }
      break;
     };
    }
    $1_1 = $5 - 4 | 0;
    HEAP8[$1_1 | 0] = 0;
    break folding_inner0;
   }
   if ($1_1) {
    $2_1 = $0 + $1_1 | 0;
    if ($1_1 >>> 0 >= 3) {
     if ($1_1 >>> 0 >= 5) {
      HEAP8[$0 | 0] = 0;
      HEAP8[$0 + 1 | 0] = 0;
      HEAP8[$0 + 2 | 0] = 0;
      HEAP8[$0 + 3 | 0] = 0;
      $1_1 = $2_1 - 4 | 0;
      HEAP8[$1_1 | 0] = 0;
      break folding_inner0;
     }
     HEAP8[$0 | 0] = 0;
     HEAP8[$0 + 1 | 0] = 0;
     $1_1 = $2_1 - 2 | 0;
     HEAP8[$1_1 | 0] = 0;
     HEAP8[$1_1 + 1 | 0] = 0;
     return $0;
    }
    HEAP8[$0 | 0] = 0;
    HEAP8[$2_1 - 1 | 0] = 0;
   }
   return $0;
  }
  HEAP8[$1_1 + 1 | 0] = 0;
  HEAP8[$1_1 + 2 | 0] = 0;
  HEAP8[$1_1 + 3 | 0] = 0;
  return $0;
 }
 
 function $25($0) {
  var $1_1 = 0.0, $2_1 = 0, $3_1 = 0.0, $4_1 = 0.0, $5 = 0, $6_1 = 0, $7_1 = 0.0, $8_1 = 0.0, $9_1 = 0;
  wasm2js_scratch_store_f64(+$0);
  $2_1 = wasm2js_scratch_load_i32(1) | 0;
  $6_1 = wasm2js_scratch_load_i32(0) | 0;
  label$1 : {
   label$2 : {
    label$3 : {
     if ($2_1 - 1072562176 >>> 0 <= 198911) {
      if ($6_1 | ($2_1 | 0) != 1072693248) {
       break label$3
      }
      return 0.0;
     }
     $5 = $2_1 - 2146435072 | 0;
     if (($5 | 0) == -2145386496 | $5 >>> 0 > 2149580800) {
      break label$1
     }
     if ($0 == 0.0) {
      return -infinity
     }
     if (!(($6_1 | 0) != 0 | ($2_1 | 0) != 2146435072)) {
      return $0
     }
     $1_1 = nan;
     if (($2_1 | 0) < 0) {
      break label$2
     }
     if (($2_1 & 2146435072) == 2146435072) {
      break label$2
     }
     wasm2js_scratch_store_f64(+($0 * 4503599627370496.0));
     $2_1 = wasm2js_scratch_load_i32(1) | 0;
     $6_1 = wasm2js_scratch_load_i32(0) | 0;
     $2_1 = $2_1 - 54525952 | 0;
     break label$1;
    }
    $0 = $0 + -1.0;
    $1_1 = $0 * 134217728.0;
    $1_1 = $0 + $1_1 - $1_1;
    $7_1 = $1_1 * $1_1 * -.5;
    $8_1 = $0 + $7_1;
    $3_1 = $0 * $0;
    $4_1 = $0 * $3_1;
    $1_1 = $8_1 + ($4_1 * ($0 * -.24999999999998432 + .3333333333333352 + $3_1 * .19999999999320328 + $4_1 * ($0 * .14285715076560868 + -.16666666669929706 + $3_1 * -.12499997863982555 + $4_1 * ($0 * -.10000486757818193 + .11110712032936046 + $3_1 * .09181994006195467 + $4_1 * -.08328363062289341))) + ($7_1 + ($0 - $8_1) + ($0 + $1_1) * (($0 - $1_1) * -.5)));
   }
   return $1_1;
  }
  $5 = $2_1 - 1072037888 | 0;
  $9_1 = ($5 >>> 13 & 127) << 4;
  $3_1 = +($5 >>> 20 << 20 >> 20);
  $4_1 = HEAPF64[$9_1 + 16783368 >> 3] + $3_1 * .6931471805598903;
  $0 = HEAPF64[$9_1 + 16783360 >> 3];
  wasm2js_scratch_store_i32(0, $6_1 | 0);
  wasm2js_scratch_store_i32(1, $2_1 - ($5 & -1048576) | 0);
  $0 = $0 * (+wasm2js_scratch_load_f64() - HEAPF64[$9_1 + 16785408 >> 3] - HEAPF64[$9_1 + 16785416 >> 3]);
  $1_1 = $4_1 + $0;
  $8_1 = $1_1;
  $7_1 = $3_1 * 5.497923018708371e-14 + ($0 + ($4_1 - $1_1));
  $1_1 = $0 * $0;
  return $8_1 + ($7_1 + $1_1 * -.5000000000000001 + $0 * $1_1 * ($0 * -.2499999999622955 + .33333333331825593 + $1_1 * ($0 * -.16667054827627667 + .20000304511814496)));
 }
 
 function $26($0) {
  var $1_1 = 0, $2_1 = 0, $3_1 = 0, $4_1 = 0, $5 = 0, $6_1 = 0, $7_1 = 0.0, $8_1 = 0, $9_1 = 0.0, $10_1 = 0.0, $11_1 = 0, $12_1 = 0, $13_1 = 0;
  label$1 : {
   if ($0 != $0) {
    break label$1
   }
   wasm2js_scratch_store_f64(+$0);
   $1_1 = wasm2js_scratch_load_i32(1) | 0;
   wasm2js_scratch_load_i32(0) | 0;
   $3_1 = $1_1 >>> 31 | 0;
   label$2 : {
    label$3 : {
     label$4 : {
      label$5 : {
       label$6 : {
        label$7 : {
         $1_1 = $1_1 & 2147483647;
         if ($1_1 >>> 0 <= 1082532650) {
          if ($1_1 >>> 0 <= 1071001154) {
           break label$7
          }
          if ($1_1 >>> 0 <= 1072734898) {
           break label$6
          }
          break label$4;
         }
         if ($1_1 >>> 0 > 2146435072) {
          break label$1
         }
         if ($0 > 709.782712893384) {
          return infinity
         }
         if (!($0 < -745.1332191019411)) {
          break label$4
         }
         return 0.0;
        }
        if ($1_1 >>> 0 <= 1043333120) {
         break label$5
        }
        $1_1 = 0;
        $7_1 = $0;
        break label$2;
       }
       $1_1 = !$3_1 - $3_1 | 0;
       break label$3;
      }
      $0 = $0 + 1.0;
      break label$1;
     }
     $7_1 = $0 * 1.4426950408889634 + HEAPF64[($3_1 << 3) + 16787456 >> 3];
     if (Math_abs($7_1) < 2147483648.0) {
      $1_1 = ~~$7_1;
      break label$3;
     }
     $1_1 = -2147483648;
    }
    $7_1 = +($1_1 | 0);
    $0 = $0 + $7_1 * -.6931471803691238;
    $9_1 = $7_1 * 1.9082149292705877e-10;
    $7_1 = $0 - $9_1;
   }
   $10_1 = $0;
   $0 = $7_1 * $7_1;
   $0 = $7_1 - $0 * ($0 * ($0 * ($0 * ($0 * 4.1381367970572385e-08 + -1.6533902205465252e-06) + 6.613756321437934e-05) + -2.7777777777015593e-03) + .16666666666666602);
   $0 = $10_1 + ($7_1 * $0 / (2.0 - $0) - $9_1) + 1.0;
   if (!$1_1) {
    break label$1
   }
   __inlined_func$24 : {
    label$10 : {
     label$21 : {
      if ($0 != $0) {
       break label$21
      }
      wasm2js_scratch_store_f64(+$0);
      $4_1 = wasm2js_scratch_load_i32(1) | 0;
      $3_1 = wasm2js_scratch_load_i32(0) | 0;
      $2_1 = $4_1 & 2147483647;
      if (($2_1 | 0) == 2146435072 | $2_1 >>> 0 > 2146435072) {
       break label$21
      }
      $5 = $4_1 & -2147483648;
      $2_1 = $4_1 << 1 | $3_1 >>> 31;
      $6_1 = $2_1 >>> 21 | 0;
      $2_1 = Math_clz32($2_1);
      $2_1 = $6_1 ? $6_1 : 11 - (($2_1 | 0) == 32 ? Math_clz32($3_1 << 1) + 32 | 0 : $2_1) | 0;
      if (($1_1 | 0) >= 0) {
       if (($1_1 | 0) > (2046 - $2_1 | 0)) {
        wasm2js_scratch_store_f64(infinity);
        $1_1 = wasm2js_scratch_load_i32(1) | 0;
        $3_1 = wasm2js_scratch_load_i32(0) | 0;
        wasm2js_scratch_store_f64(+$0);
        $4_1 = wasm2js_scratch_load_i32(1) | 0;
        wasm2js_scratch_load_i32(0) | 0;
        wasm2js_scratch_store_i32(0, $3_1 | 0);
        wasm2js_scratch_store_i32(1, $1_1 & 2147483647 | $4_1 & -2147483648);
        $0 = +wasm2js_scratch_load_f64();
        break __inlined_func$24;
       }
       $6_1 = $1_1 + $2_1 | 0;
       if (($6_1 | 0) <= 0) {
        $2_1 = $1_1 & 31;
        if (($1_1 & 63) >>> 0 >= 32) {
         $1_1 = $3_1 << $2_1;
         $3_1 = 0;
        } else {
         $1_1 = (1 << $2_1) - 1 & $3_1 >>> 32 - $2_1 | $4_1 << $2_1;
         $3_1 = $3_1 << $2_1;
        }
        wasm2js_scratch_store_i32(0, $3_1 | 0);
        wasm2js_scratch_store_i32(1, $1_1 | $5);
        $0 = +wasm2js_scratch_load_f64();
        break __inlined_func$24;
       }
       if (($2_1 | 0) <= 0) {
        $2_1 = 1 - $2_1 | 0;
        $1_1 = $2_1 & 31;
        if (($2_1 & 63) >>> 0 >= 32) {
         $4_1 = $3_1 << $1_1;
         $1_1 = 0;
        } else {
         $4_1 = (1 << $1_1) - 1 & $3_1 >>> 32 - $1_1 | $4_1 << $1_1;
         $1_1 = $3_1 << $1_1;
        }
        wasm2js_scratch_store_i32(0, $1_1 | 0);
        wasm2js_scratch_store_i32(1, $5 | ($4_1 & 1048575 | $6_1 << 20));
        $0 = +wasm2js_scratch_load_f64();
        break __inlined_func$24;
       }
       wasm2js_scratch_store_i32(0, $3_1 | 0);
       wasm2js_scratch_store_i32(1, $4_1 + ($1_1 << 20) | 0);
       $0 = +wasm2js_scratch_load_f64();
       break __inlined_func$24;
      }
      $6_1 = 0 - $1_1 | 0;
      if ((0 - $2_1 | 0) < ($1_1 | 0)) {
       break label$10
      }
      if (($1_1 | 0) < (-52 - $2_1 | 0)) {
       wasm2js_scratch_store_i32(0, 0);
       wasm2js_scratch_store_i32(1, $5 | 0);
       $0 = +wasm2js_scratch_load_f64();
       break __inlined_func$24;
      }
      $5 = ($2_1 | 0) > 0;
      $8_1 = $3_1 | $5 & 0;
      $5 = $4_1 & 1048575 | ($5 ? 1048576 : 0);
      $1_1 = 1 - ($1_1 + $2_1 | 0) | 0;
      $6_1 = (($1_1 | 0) > ($6_1 | 0) ? $6_1 : $1_1) - 1 | 0;
      $1_1 = $6_1;
      $2_1 = $1_1 & 31;
      if (($1_1 & 63) >>> 0 >= 32) {
       $1_1 = 0;
       $8_1 = $5 >>> $2_1 | 0;
      } else {
       $1_1 = $5 >>> $2_1 | 0;
       $8_1 = ((1 << $2_1) - 1 & $5) << 32 - $2_1 | $8_1 >>> $2_1;
      }
      $2_1 = $8_1 + 1 | 0;
      if (!$2_1) {
       $1_1 = $1_1 + 1 | 0
      }
      $5 = $1_1 >>> 1 | 0;
      __inlined_func$__wasm_ctz_i64 : {
       if ($3_1 | $4_1) {
        $8_1 = $4_1 - 1 | 0;
        $11_1 = $8_1 + 1 | 0;
        $12_1 = $8_1;
        $8_1 = $3_1 - 1 | 0;
        $13_1 = Math_clz32($3_1 ^ $8_1) + 32 | 0;
        $3_1 = Math_clz32($4_1 ^ (($8_1 | 0) != -1 ? $11_1 : $12_1));
        $3_1 = ($3_1 | 0) == 32 ? $13_1 : $3_1;
        $4_1 = 63 - $3_1 | 0;
        i64toi32_i32$HIGH_BITS = 0 - ($3_1 >>> 0 > 63) | 0;
        $3_1 = $4_1;
        break __inlined_func$__wasm_ctz_i64;
       }
       i64toi32_i32$HIGH_BITS = 0;
       $3_1 = 64;
      }
      wasm2js_scratch_store_i32(0, (($1_1 & 1) << 31 | $2_1 >>> 1) & (!i64toi32_i32$HIGH_BITS & ($6_1 & 63) == ($3_1 | 0) ^ -1));
      wasm2js_scratch_store_i32(1, $5 | 0);
      wasm2js_scratch_store_f64(+wasm2js_scratch_load_f64());
      $1_1 = wasm2js_scratch_load_i32(1) | 0;
      $3_1 = wasm2js_scratch_load_i32(0) | 0;
      wasm2js_scratch_store_f64(+$0);
      $4_1 = wasm2js_scratch_load_i32(1) | 0;
      wasm2js_scratch_load_i32(0) | 0;
      wasm2js_scratch_store_i32(0, $3_1 | 0);
      wasm2js_scratch_store_i32(1, $1_1 & 2147483647 | $4_1 & -2147483648);
      $0 = +wasm2js_scratch_load_f64();
     }
     break __inlined_func$24;
    }
    wasm2js_scratch_store_i32(0, $3_1 | 0);
    wasm2js_scratch_store_i32(1, $4_1 - ($6_1 << 20) | 0);
    $0 = +wasm2js_scratch_load_f64();
   }
   return $0;
  }
  return $0;
 }
 
 function $27($0, $1_1, $2_1, $3_1, $4_1) {
  var $5 = 0, $6_1 = 0, $7_1 = 0, $8_1 = 0, $9_1 = 0;
  $5 = __wasm_i64_mul(0, $1_1, $2_1);
  $7_1 = i64toi32_i32$HIGH_BITS;
  $8_1 = __wasm_i64_mul(0, $3_1, $4_1);
  $5 = $8_1 + $5 | 0;
  $7_1 = i64toi32_i32$HIGH_BITS + $7_1 | 0;
  $9_1 = __wasm_i64_mul($4_1, $2_1, 0);
  $6_1 = $9_1 + $5 | 0;
  $5 = i64toi32_i32$HIGH_BITS + ($5 >>> 0 < $8_1 >>> 0 ? $7_1 + 1 | 0 : $7_1) | 0;
  $5 = $6_1 >>> 0 < $9_1 >>> 0 ? $5 + 1 | 0 : $5;
  $7_1 = __wasm_i64_mul($3_1, $1_1, 0);
  $8_1 = i64toi32_i32$HIGH_BITS;
  $3_1 = __wasm_i64_mul($3_1, $2_1, 0);
  $2_1 = $8_1 + $3_1 | 0;
  $8_1 = $6_1;
  $6_1 = i64toi32_i32$HIGH_BITS;
  $6_1 = $2_1 >>> 0 < $3_1 >>> 0 ? $6_1 + 1 | 0 : $6_1;
  $3_1 = $8_1 + $6_1 | 0;
  $4_1 = __wasm_i64_mul($4_1, $1_1, 0);
  $1_1 = $2_1 + $4_1 | 0;
  $2_1 = i64toi32_i32$HIGH_BITS;
  $2_1 = $1_1 >>> 0 < $4_1 >>> 0 ? $2_1 + 1 | 0 : $2_1;
  $4_1 = $2_1 + $3_1 | 0;
  HEAP32[$0 + 8 >> 2] = $4_1;
  $3_1 = $3_1 >>> 0 < $6_1 >>> 0 ? $5 + 1 | 0 : $5;
  HEAP32[$0 + 12 >> 2] = $2_1 >>> 0 > $4_1 >>> 0 ? $3_1 + 1 | 0 : $3_1;
  HEAP32[$0 >> 2] = $7_1;
  HEAP32[$0 + 4 >> 2] = $1_1;
 }
 
 function legalstub$5($0, $1_1, $2_1) {
  var $3_1 = 0;
  $3_1 = global$0 - 96 | 0;
  global$0 = $3_1;
  HEAP32[$3_1 + 40 >> 2] = 0;
  HEAP32[$3_1 + 44 >> 2] = 0;
  HEAP32[$3_1 + 32 >> 2] = 1;
  HEAP32[$3_1 + 36 >> 2] = 0;
  HEAP32[$3_1 + 24 >> 2] = 0;
  HEAP32[$3_1 + 28 >> 2] = 0;
  HEAP32[$3_1 + 8 >> 2] = $0;
  HEAP32[$3_1 + 12 >> 2] = $1_1;
  HEAP32[$3_1 + 48 >> 2] = 0;
  HEAP32[$3_1 + 52 >> 2] = 0;
  HEAP32[$3_1 + 56 >> 2] = 0;
  HEAP32[$3_1 + 60 >> 2] = 0;
  HEAP32[$3_1 + 64 >> 2] = 0;
  HEAP32[$3_1 + 68 >> 2] = 0;
  HEAP32[$3_1 + 72 >> 2] = 0;
  HEAP32[$3_1 + 76 >> 2] = 0;
  HEAP32[$3_1 + 80 >> 2] = 0;
  HEAP32[$3_1 + 84 >> 2] = 0;
  HEAP32[$3_1 + 88 >> 2] = 4;
  HEAP32[$3_1 + 92 >> 2] = 0;
  HEAP32[$3_1 + 16 >> 2] = $2_1;
  HEAP32[$3_1 + 20 >> 2] = 0;
  $0 = -4096;
  while (1) {
   $1_1 = $6($3_1 + 8 | 0);
   $2_1 = i64toi32_i32$HIGH_BITS;
   HEAPF64[$0 + 16791584 >> 3] = (+((($2_1 & 2047) << 21 | $1_1 >>> 11) >>> 0) + +($2_1 >>> 11 >>> 0) * 4294967296.0) * 1.1102230246251565e-16;
   $0 = $0 + 8 | 0;
   if ($0) {
    continue
   }
   break;
  };
  global$0 = $3_1 + 96 | 0;
 }
 
 function legalstub$15($0, $1_1, $2_1, $3_1, $4_1, $5) {
  var $6_1 = 0, $7_1 = 0.0, $8_1 = 0, $9_1 = 0.0, $10_1 = 0, $11_1 = 0, $12_1 = 0.0;
  $6_1 = global$0 - 272 | 0;
  global$0 = $6_1;
  HEAP32[$6_1 + 216 >> 2] = 0;
  HEAP32[$6_1 + 220 >> 2] = 0;
  HEAP32[$6_1 + 200 >> 2] = 0;
  HEAP32[$6_1 + 204 >> 2] = 0;
  HEAP32[$6_1 + 184 >> 2] = $0;
  HEAP32[$6_1 + 188 >> 2] = $1_1;
  HEAP32[$6_1 + 224 >> 2] = 0;
  HEAP32[$6_1 + 228 >> 2] = 0;
  HEAP32[$6_1 + 232 >> 2] = 0;
  HEAP32[$6_1 + 236 >> 2] = 0;
  HEAP32[$6_1 + 240 >> 2] = 0;
  HEAP32[$6_1 + 244 >> 2] = 0;
  HEAP32[$6_1 + 248 >> 2] = 0;
  HEAP32[$6_1 + 252 >> 2] = 0;
  HEAP32[$6_1 + 256 >> 2] = 0;
  HEAP32[$6_1 + 260 >> 2] = 0;
  HEAP32[$6_1 + 264 >> 2] = 4;
  HEAP32[$6_1 + 268 >> 2] = 0;
  HEAP32[$6_1 + 208 >> 2] = $2_1;
  $8_1 = $2_1 >> 31;
  HEAP32[$6_1 + 212 >> 2] = $8_1;
  HEAP32[$6_1 + 192 >> 2] = $3_1;
  HEAP32[$6_1 + 196 >> 2] = 0;
  HEAP32[$6_1 + 128 >> 2] = 0;
  HEAP32[$6_1 + 132 >> 2] = 0;
  HEAP32[$6_1 + 120 >> 2] = $2_1;
  HEAP32[$6_1 + 124 >> 2] = $8_1;
  HEAP32[$6_1 + 112 >> 2] = 0;
  HEAP32[$6_1 + 116 >> 2] = 0;
  HEAP32[$6_1 + 104 >> 2] = $4_1;
  HEAP32[$6_1 + 108 >> 2] = 0;
  HEAP32[$6_1 + 96 >> 2] = $0;
  HEAP32[$6_1 + 100 >> 2] = $1_1;
  HEAP32[$6_1 + 136 >> 2] = 0;
  HEAP32[$6_1 + 140 >> 2] = 0;
  HEAP32[$6_1 + 144 >> 2] = 0;
  HEAP32[$6_1 + 148 >> 2] = 0;
  HEAP32[$6_1 + 152 >> 2] = 0;
  HEAP32[$6_1 + 156 >> 2] = 0;
  HEAP32[$6_1 + 160 >> 2] = 0;
  HEAP32[$6_1 + 164 >> 2] = 0;
  HEAP32[$6_1 + 168 >> 2] = 0;
  HEAP32[$6_1 + 172 >> 2] = 0;
  HEAP32[$6_1 + 176 >> 2] = 4;
  HEAP32[$6_1 + 180 >> 2] = 0;
  HEAP32[$6_1 + 40 >> 2] = 0;
  HEAP32[$6_1 + 44 >> 2] = 0;
  HEAP32[$6_1 + 32 >> 2] = $2_1;
  HEAP32[$6_1 + 36 >> 2] = $8_1;
  HEAP32[$6_1 + 24 >> 2] = 0;
  HEAP32[$6_1 + 28 >> 2] = 0;
  HEAP32[$6_1 + 16 >> 2] = $5;
  HEAP32[$6_1 + 20 >> 2] = 0;
  HEAP32[$6_1 + 8 >> 2] = $0;
  HEAP32[$6_1 + 12 >> 2] = $1_1;
  HEAP32[$6_1 + 48 >> 2] = 0;
  HEAP32[$6_1 + 52 >> 2] = 0;
  HEAP32[$6_1 + 56 >> 2] = 0;
  HEAP32[$6_1 + 60 >> 2] = 0;
  HEAP32[$6_1 + 64 >> 2] = 0;
  HEAP32[$6_1 + 68 >> 2] = 0;
  HEAP32[$6_1 + 72 >> 2] = 0;
  HEAP32[$6_1 + 76 >> 2] = 0;
  HEAP32[$6_1 + 80 >> 2] = 0;
  HEAP32[$6_1 + 84 >> 2] = 0;
  HEAP32[$6_1 + 88 >> 2] = 4;
  HEAP32[$6_1 + 92 >> 2] = 0;
  $5 = Math_imul($2_1, 184320) + 20383776 | 0;
  $0 = 0;
  while (1) {
   $3_1 = $6($6_1 + 184 | 0);
   $8_1 = $3_1 & 255;
   $1_1 = $8_1 << 3;
   $4_1 = i64toi32_i32$HIGH_BITS;
   $10_1 = $4_1 >>> 9 | 0;
   $11_1 = ($4_1 & 511) << 23 | $3_1 >>> 9;
   $4_1 = $10_1 & 1048575;
   $7_1 = HEAPF64[$1_1 + 16777216 >> 3] * (+($11_1 >>> 0) + +($4_1 >>> 0) * 4294967296.0);
   $7_1 = !($3_1 & 256) ? $7_1 : -$7_1;
   $10_1 = HEAP32[$1_1 + 16779268 >> 2];
   label$2 : {
    if (($10_1 | 0) == ($4_1 | 0) & HEAPU32[$1_1 + 16779264 >> 2] > $11_1 >>> 0 | $4_1 >>> 0 < $10_1 >>> 0) {
     break label$2
    }
    if (!$8_1) {
     while (1) {
      $1_1 = $6($6_1 + 184 | 0);
      $4_1 = i64toi32_i32$HIGH_BITS;
      $8_1 = $4_1 >>> 11 | 0;
      $7_1 = $4((+((($4_1 & 2047) << 21 | $1_1 >>> 11) >>> 0) + +($8_1 >>> 0) * 4294967296.0) * -1.1102230246251565e-16);
      $1_1 = $6($6_1 + 184 | 0);
      $4_1 = i64toi32_i32$HIGH_BITS;
      $8_1 = $4_1 >>> 11 | 0;
      $9_1 = $4((+((($4_1 & 2047) << 21 | $1_1 >>> 11) >>> 0) + +($8_1 >>> 0) * 4294967296.0) * -1.1102230246251565e-16);
      $7_1 = $7_1 * -.2736612373297583;
      if (!(-$9_1 - $9_1 > $7_1 * $7_1)) {
       continue
      }
      break;
     };
     $7_1 = $7_1 + 3.654152885361009;
     $7_1 = $3_1 & 131072 ? -$7_1 : $7_1;
     break label$2;
    }
    $9_1 = HEAPF64[$1_1 + 16781312 >> 3];
    $12_1 = HEAPF64[$1_1 + 16781304 >> 3] - $9_1;
    $1_1 = $6($6_1 + 184 | 0);
    $3_1 = i64toi32_i32$HIGH_BITS;
    $4_1 = $3_1 >>> 11 | 0;
    if (!($9_1 + $12_1 * ((+((($3_1 & 2047) << 21 | $1_1 >>> 11) >>> 0) + +($4_1 >>> 0) * 4294967296.0) * 1.1102230246251565e-16) < $26($7_1 * ($7_1 * -.5)))) {
     continue
    }
   }
   HEAPF64[($0 << 3) + $5 >> 3] = $7_1;
   $0 = $0 + 1 | 0;
   if (($0 | 0) != 23040) {
    continue
   }
   break;
  };
  $1_1 = Math_imul($2_1, 92160) + 23332896 | 0;
  $0 = 0;
  while (1) {
   $3_1 = $6($6_1 + 96 | 0);
   $4_1 = i64toi32_i32$HIGH_BITS;
   $5 = $4_1 >>> 11 | 0;
   HEAPF64[$0 + $1_1 >> 3] = (+((($4_1 & 2047) << 21 | $3_1 >>> 11) >>> 0) + +($5 >>> 0) * 4294967296.0) * 1.1102230246251565e-16;
   $0 = $0 + 8 | 0;
   if (($0 | 0) != 92160) {
    continue
   }
   break;
  };
  $1_1 = Math_imul($2_1, 92160) + 24807456 | 0;
  $0 = 0;
  while (1) {
   $2_1 = $6($6_1 + 8 | 0);
   $3_1 = i64toi32_i32$HIGH_BITS;
   $4_1 = $3_1 >>> 11 | 0;
   HEAPF64[$0 + $1_1 >> 3] = (+((($3_1 & 2047) << 21 | $2_1 >>> 11) >>> 0) + +($4_1 >>> 0) * 4294967296.0) * 1.1102230246251565e-16;
   $0 = $0 + 8 | 0;
   if (($0 | 0) != 92160) {
    continue
   }
   break;
  };
  global$0 = $6_1 + 272 | 0;
 }
 
 function __wasm_i64_mul($0, $1_1, $2_1) {
  var $3_1 = 0, $4_1 = 0, $5 = 0, $6_1 = 0, $7_1 = 0;
  $4_1 = $1_1 >>> 16 | 0;
  $3_1 = $0 >>> 16 | 0;
  $7_1 = Math_imul($4_1, $3_1);
  $1_1 = $1_1 & 65535;
  $5 = $0 & 65535;
  $6_1 = Math_imul($1_1, $5);
  $3_1 = ($6_1 >>> 16 | 0) + Math_imul($1_1, $3_1) | 0;
  $1_1 = ($3_1 & 65535) + Math_imul($4_1, $5) | 0;
  i64toi32_i32$HIGH_BITS = $7_1 + Math_imul($0, $2_1) + ($3_1 >>> 16) + ($1_1 >>> 16) | 0;
  return $6_1 & 65535 | $1_1 << 16;
 }
 
 bufferView = HEAPU8;
 initActiveSegments(env);
 function __wasm_memory_size() {
  return buffer.byteLength / 65536 | 0;
 }
 
 function __wasm_memory_grow(pagesToAdd) {
  pagesToAdd = pagesToAdd | 0;
  var oldPages = __wasm_memory_size() | 0;
  var newPages = oldPages + pagesToAdd | 0;
  if ((oldPages < newPages) && (newPages < 65536)) {
   var newBuffer = new ArrayBuffer(Math_imul(newPages, 65536));
   var newHEAP8 = new Int8Array(newBuffer);
   newHEAP8.set(HEAP8);
   HEAP8 = new Int8Array(newBuffer);
   HEAP16 = new Int16Array(newBuffer);
   HEAP32 = new Int32Array(newBuffer);
   HEAPU8 = new Uint8Array(newBuffer);
   HEAPU16 = new Uint16Array(newBuffer);
   HEAPU32 = new Uint32Array(newBuffer);
   HEAPF32 = new Float32Array(newBuffer);
   HEAPF64 = new Float64Array(newBuffer);
   buffer = newBuffer;
   bufferView = HEAPU8;
  }
  return oldPages;
 }
 
 return {
  "memory": Object.create(Object.prototype, {
   "grow": {
    "value": __wasm_memory_grow
   }, 
   "buffer": {
    "get": function () {
     return buffer;
    }
    
   }
  }), 
  "_initialize": $1, 
  "draw": legalstub$5, 
  "chances": {
   get value() {
    return global$1;
   }, 
   set value(_global$1) {
    global$1 = _global$1;
   }
  }, 
  "set": $7, 
  "named": {
   get value() {
    return global$2;
   }, 
   set value(_global$2) {
    global$2 = _global$2;
   }
  }, 
  "set_triangular": $8, 
  "set_sampled": $9, 
  "sample": {
   get value() {
    return global$3;
   }, 
   set value(_global$3) {
    global$3 = _global$3;
   }
  }, 
  "cast_number": $10, 
  "parameters": {
   get value() {
    return global$4;
   }, 
   set value(_global$4) {
    global$4 = _global$4;
   }
  }, 
  "cast_constant": $11, 
  "date_event": $12, 
  "due": {
   get value() {
    return global$5;
   }, 
   set value(_global$5) {
    global$5 = _global$5;
   }
  }, 
  "await_event": $13, 
  "size_event": $14, 
  "intensity": {
   get value() {
    return global$6;
   }, 
   set value(_global$6) {
    global$6 = _global$6;
   }
  }, 
  "deal": legalstub$15, 
  "shocks": {
   get value() {
    return global$7;
   }, 
   set value(_global$7) {
    global$7 = _global$7;
   }
  }, 
  "acts": {
   get value() {
    return global$8;
   }, 
   set value(_global$8) {
    global$8 = _global$8;
   }
  }, 
  "bargains": {
   get value() {
    return global$9;
   }, 
   set value(_global$9) {
    global$9 = _global$9;
   }
  }, 
  "simulate": $16, 
  "pushes": {
   get value() {
    return global$10;
   }, 
   set value(_global$10) {
    global$10 = _global$10;
   }
  }, 
  "shares": {
   get value() {
    return global$11;
   }, 
   set value(_global$11) {
    global$11 = _global$11;
   }
  }, 
  "setting": {
   get value() {
    return global$12;
   }, 
   set value(_global$12) {
    global$12 = _global$12;
   }
  }, 
  "stances": {
   get value() {
    return global$13;
   }, 
   set value(_global$13) {
    global$13 = _global$13;
   }
  }, 
  "minds": {
   get value() {
    return global$14;
   }, 
   set value(_global$14) {
    global$14 = _global$14;
   }
  }, 
  "effects": {
   get value() {
    return global$15;
   }, 
   set value(_global$15) {
    global$15 = _global$15;
   }
  }, 
  "arsenals": {
   get value() {
    return global$16;
   }, 
   set value(_global$16) {
    global$16 = _global$16;
   }
  }, 
  "influence": {
   get value() {
    return global$17;
   }, 
   set value(_global$17) {
    global$17 = _global$17;
   }
  }, 
  "rows": {
   get value() {
    return global$18;
   }, 
   set value(_global$18) {
    global$18 = _global$18;
   }
  }
 };
}

var retasmFunc = asmFunc(  { abort: function() { throw new Error('abort'); }
  });

return retasmFunc;
};
